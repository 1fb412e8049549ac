//! What arrives on the wire: is it an error, and which?

mod envelope;
mod scalar;

use crate::error::{Evidence, ReceivedCode};
use crate::{ApiError, Channel, ErrorCode, Market};
use envelope::Envelope;
use scalar::Scalar;

/// Asks whether a response body says that the request went well.
///
/// `body` is what arrived, as text or bytes. These shapes are read, whatever the order of their keys:
///
/// | from | the code | the text | the flags |
/// |---|---|---|---|
/// | spot | `code`, a string | `msg` | `success`, `failed` |
/// | futures | `code`, a number | `msg` | |
/// | the gateway | `code`, a number | `message` | `success`, `retry` |
/// | a websocket, bare | `errorCode` | `errorMsg` | `result` |
///
/// A number and a string are the same code, and so are ` 500 `, `+500` and `0500`. A code is found in the spec by
/// its market and by the channel whose key it stands under.
///
/// # Errors
///
/// An [`ApiError`] if the body carries a code that does not mean success (listed or not), or a flag that means
/// failure, even beside a code that means success; and also if nothing in it proves success, because it is no
/// JSON object or has neither a code nor a flag.
///
/// # Examples
///
/// ```
/// use coinw_errors::{ErrorCode, Market, ReceivedCode, check};
///
/// assert!(check(Market::Futures, r#"{"code":0,"data":{"value":"33309"}}"#).is_ok());
///
/// let body = r#"{"code":6003,"message":"require more permission","retry":false,"success":false}"#;
/// let error = check(Market::Futures, body).unwrap_err();
/// assert_eq!(error.code(), &ReceivedCode::Listed(ErrorCode::PermissionRequired));
///
/// // Not in the spec for this market, and an error all the same.
/// let error = check(Market::Spot, body).unwrap_err();
/// assert_eq!(error.to_string(), r#"spot 6003 (not in the guide): "require more permission""#);
/// ```
pub fn check(market: Market, body: impl AsRef<[u8]>) -> Result<(), ApiError> {
    let body = body.as_ref();
    let envelope = serde_json::from_slice::<Envelope<'_>>(body).unwrap_or_default();
    if envelope.proves_success() {
        return Ok(());
    }
    Err(ApiError::new(market, received_code(market, &envelope), evidence(&envelope), body))
}

fn evidence(envelope: &Envelope<'_>) -> Evidence {
    Evidence { message: envelope.message.as_text().map(Into::into), server_retry: envelope.server_retry }
}

/// The code that made it an error; without one, the code that a failure flag contradicts.
fn received_code(market: Market, envelope: &Envelope<'_>) -> ReceivedCode {
    let codes = [(&envelope.code, Channel::Rest), (&envelope.error_code, Channel::Websocket)];
    let failing = codes.into_iter().find(|(code, _)| means_failure(code));
    let present = || codes.into_iter().find(|(code, _)| code.is_present());
    let Some((code, channel)) = failing.or_else(present) else {
        return ReceivedCode::Absent;
    };
    let listed = code.as_i32().and_then(|number| ErrorCode::lookup(market, channel, number));
    match listed {
        Some(listed) => ReceivedCode::Listed(listed),
        None => ReceivedCode::unlisted(code.to_text()),
    }
}

fn means_success(code: &Scalar<'_>) -> bool {
    code.as_i32().is_some_and(|number| ErrorCode::SUCCESS.contains(&number))
}

/// Whatever stands where a code belongs and does not mean success, means failure.
fn means_failure(code: &Scalar<'_>) -> bool {
    code.is_present() && !means_success(code)
}
