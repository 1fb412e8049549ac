//! What a frame of a websocket is, if it is no error.

/// What kind of frame arrived.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Frame, Market, check_frame};
///
/// let reply = r#"{"channel":"subscribe","type":"depth","data":{"result":true}}"#;
/// assert_eq!(check_frame(Market::Futures, reply), Ok(Frame::Accepted));
///
/// let push = r#"{"type":"depth","data":{"asks":[{"m":"95640.3","p":"0.807"}],"bids":[]}}"#;
/// assert_eq!(check_frame(Market::Futures, push), Ok(Frame::Push));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frame {
    /// A reply: the exchange accepted what it was asked for.
    Accepted,
    /// No reply to anything, such as market data. It says nothing about any request.
    Push,
}
