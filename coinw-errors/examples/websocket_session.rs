//! A session on a websocket that logs in, and that logs in once more on a new connection when it has expired.
//!
//! ```sh
//! cargo run --example websocket_session --features json -- ws://127.0.0.1:8080
//! ```

use std::fmt;

use coinw_errors::{Error, Frame, Idempotency, Market, RetryAction, check_frame};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub(crate) struct Session {
    address: String,
    login: String,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What was pushed while a reply was awaited.
    pushed: Vec<String>,
}

impl Session {
    /// Connects and logs in.
    pub async fn open(address: &str, login: &str) -> Result<Self, SessionError> {
        let (socket, _) = connect_async(address).await?;
        let (address, login) = (address.to_owned(), login.to_owned());
        let mut session = Self { address, login: login.clone(), socket, pushed: Vec::new() };
        session.send(&login).await?;
        Ok(session)
    }

    /// Sends a request and waits until it is accepted. Should the session have expired, it is opened once more, and the request
    /// sent again: the guide says that a request with an expired session is refused, so it was not carried out.
    pub async fn request(&mut self, request: &str, idempotency: Idempotency) -> Result<(), SessionError> {
        match self.send(request).await {
            Err(SessionError::Exchange(error))
                if error.retry_action(idempotency) == RetryAction::Reconnect =>
            {
                let renewed = Self::open(&self.address, &self.login).await?;
                self.socket = renewed.socket;
                self.send(request).await
            }
            result => result,
        }
    }

    /// What was pushed meanwhile.
    pub fn take_pushed(&mut self) -> Vec<String> {
        std::mem::take(&mut self.pushed)
    }

    async fn send(&mut self, request: &str) -> Result<(), SessionError> {
        self.socket.send(Message::text(request)).await?;
        loop {
            let message = self.socket.next().await.ok_or(tungstenite::Error::ConnectionClosed)??;
            let Message::Text(frame) = message else { continue };
            match check_frame(Market::Futures, frame.as_str())? {
                Frame::Accepted => return Ok(()),
                Frame::Push => self.pushed.push(frame.as_str().to_owned()),
            }
        }
    }
}

#[derive(Debug)]
pub(crate) enum SessionError {
    /// The exchange refused it.
    Exchange(Error),
    /// The connection was lost. Whether a request that was sent on it was carried out is unknown.
    Transport(tungstenite::Error),
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exchange(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SessionError {}

impl From<Error> for SessionError {
    fn from(error: Error) -> Self {
        Self::Exchange(error)
    }
}

impl From<tungstenite::Error> for SessionError {
    fn from(error: tungstenite::Error) -> Self {
        Self::Transport(error)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the websocket")?;
    let login = r#"{"event":"login","params":{"api_key":"…","passphrase":"…"}}"#;
    let mut session = Session::open(&address, login).await?;
    session
        .request(r#"{"event":"sub","params":{"biz":"futures","type":"order"}}"#, Idempotency::Idempotent)
        .await?;
    for frame in session.take_pushed() {
        println!("{frame}");
    }
    Ok(())
}
