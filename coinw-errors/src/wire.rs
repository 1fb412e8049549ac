//! What arrives on the wire: is it an error, and which?

mod envelope;
mod scalar;

use crate::error::Evidence;
use crate::{ApiError, Channel, ErrorCode, Market, ReceivedCode};
use envelope::Envelope;
use scalar::Scalar;

/// Checks whether a response body reports success.
///
/// `body` is what arrived, as a string or as bytes. These shapes are read, whatever the order of their keys:
///
/// | from | the code | the message | the flags |
/// |---|---|---|---|
/// | spot | `code`, a string | `msg` | `success`, `failed` |
/// | futures | `code`, a number | `msg` | |
/// | the gateway | `code`, a number | `message` | `success`, `retry` |
/// | a websocket, without a channel | `errorCode` | `errorMsg` | `result` |
///
/// A number and a string are the same code, and so are ` 500 `, `+500` and `0500`. A code is looked up by the market
/// and by the channel whose key it appears under.
///
/// `Ok` is about the response as a whole. It says nothing about the items of a batch, which have codes of their own,
/// and websocket frames that name their channel are not read.
///
/// # Errors
///
/// An [`ApiError`]
///
/// - if the body has a code that does not mean success, whether or not the guide lists it. The codes that mean success
///   are [`ErrorCode::SUCCESS`], on every market;
/// - if it has a flag that does not mean success, even beside a code that does;
/// - if nothing in it proves success: it is not a JSON object, or has neither a code nor `success: true`.
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
/// // The guide does not list it for this market; it is an error all the same.
/// let error = check(Market::Spot, body).unwrap_err();
/// assert_eq!(error.to_string(), r#"spot 6003 (not listed there): "require more permission""#);
/// ```
pub fn check(market: Market, body: impl AsRef<[u8]>) -> Result<(), ApiError> {
    let body = body.as_ref();
    let envelope = serde_json::from_slice::<Envelope<'_>>(body).unwrap_or_default();
    if envelope.proves_success() {
        return Ok(());
    }
    Err(ApiError::new(market, evidence(market, &envelope), body))
}

/// The code that made it an error; without one, the code that a flag contradicts.
fn evidence<'a>(market: Market, envelope: &'a Envelope<'_>) -> Evidence<'a> {
    let codes = [(&envelope.code, Channel::Rest), (&envelope.error_code, Channel::Websocket)];
    let failing = codes.into_iter().find(|(code, _)| means_failure(code));
    let present = || codes.into_iter().find(|(code, _)| code.is_present());
    let (code, channel) = failing.or_else(present).unwrap_or((&Scalar::Absent, Channel::Rest));
    Evidence {
        channel,
        code: received_code(market, channel, code),
        message: envelope.message.as_text(),
        server_retry: envelope.server_retry,
        is_contradictory: envelope.is_contradictory(),
    }
}

fn received_code(market: Market, channel: Channel, code: &Scalar<'_>) -> ReceivedCode {
    if !code.is_present() {
        return ReceivedCode::Absent;
    }
    match code.as_i32().and_then(|number| ErrorCode::lookup(market, channel, number)) {
        Some(listed) => ReceivedCode::Listed(listed),
        None => ReceivedCode::unlisted(&code.to_text()),
    }
}

fn means_success(code: &Scalar<'_>) -> bool {
    code.as_i32().is_some_and(|number| ErrorCode::SUCCESS.contains(&number))
}

/// Anything in the place of a code that does not mean success means failure.
fn means_failure(code: &Scalar<'_>) -> bool {
    code.is_present() && !means_success(code)
}
