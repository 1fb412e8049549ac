//! A websocket session that logs in, and logs in again on a new connection when the session has expired.
//!
//! ```sh
//! cargo run --example websocket_session --features json -- ws://127.0.0.1:8080
//! ```

use std::fmt;
use std::time::Duration;

use coinw_errors::{DecodedFrame, Error, Idempotency, Market, RetryAction, decode_frame};
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::error::Elapsed;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub(crate) struct Session {
    address: String,
    login: String,
    /// `None` after a request without a reply: on the same connection, a late reply would be taken for the reply to the next request.
    socket: Option<Socket>,
    connections: u32,
    /// The data that was pushed while the session waited for a reply.
    pushed: Vec<Value>,
}

impl Session {
    /// Connects and logs in.
    pub async fn open(address: &str, login: &str) -> Result<Self, SessionError> {
        let (address, login) = (address.to_owned(), login.to_owned());
        let mut session = Self { address, login, socket: None, connections: 0, pushed: Vec::new() };
        session.connect().await?;
        Ok(session)
    }

    /// Sends a request and waits until the exchange accepts the request. If the session has expired, the request is sent again on a new
    /// connection: the spec has the outcome `rejected` for an expired session, so the first request was not carried out.
    pub async fn request(&mut self, request: &str, idempotency: Idempotency) -> Result<(), SessionError> {
        if self.socket.is_none() {
            self.connect().await?;
        }
        match self.send(request).await {
            Err(error) if error.retry_action(idempotency) == RetryAction::Reconnect => {
                self.connect().await?;
                self.send(request).await
            }
            result => result,
        }
    }

    /// How often the session has connected. A new connection has no subscriptions: subscribe again when this number grows.
    pub fn connections(&self) -> u32 {
        self.connections
    }

    /// Takes the data that was pushed while the session waited for replies.
    pub fn take_pushed(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.pushed)
    }

    async fn connect(&mut self) -> Result<(), SessionError> {
        let (socket, _) = timeout(TIME_OUT, connect_async(&self.address)).await??;
        self.connections += 1;
        self.socket = Some(socket);
        let login = self.login.clone();
        let result = self.send(&login).await;
        if result.is_err() {
            self.socket = None;
        }
        result
    }

    async fn send(&mut self, request: &str) -> Result<(), SessionError> {
        let mut socket = self.socket.take().ok_or(tungstenite::Error::ConnectionClosed)?;
        let exchange = async {
            socket.send(Message::text(request)).await?;
            self.reply(&mut socket).await
        };
        let result = timeout(TIME_OUT, exchange).await.unwrap_or_else(|elapsed| Err(elapsed.into()));
        if !matches!(result, Err(SessionError::NoAnswer(_))) {
            self.socket = Some(socket);
        }
        result
    }

    async fn reply(&mut self, socket: &mut Socket) -> Result<(), SessionError> {
        loop {
            let message = socket.next().await.ok_or(tungstenite::Error::ConnectionClosed)??;
            let Message::Text(frame) = message else { continue };
            match decode_frame::<Option<Value>>(Market::Futures, frame.as_str())? {
                DecodedFrame::Accepted => return Ok(()),
                DecodedFrame::Push(data) => self.pushed.extend(data),
                // A frame of an unknown kind is not the reply.
                _ => {}
            }
        }
    }
}

/// How long to wait for a connection, and for a reply.
const TIME_OUT: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(crate) enum SessionError {
    /// An answer arrived that is an error or cannot be read.
    Exchange(Error),
    /// No reply came in time, or the connection was lost.
    NoAnswer(String),
}

impl SessionError {
    /// The one safe next step.
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        match self {
            Self::Exchange(error) => error.retry_action(idempotency),
            Self::NoAnswer(_) => RetryAction::after_no_answer(idempotency),
        }
    }
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exchange(error) => error.fmt(f),
            Self::NoAnswer(reason) => f.write_str(reason),
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
        Self::NoAnswer(error.to_string())
    }
}

impl From<Elapsed> for SessionError {
    fn from(error: Elapsed) -> Self {
        Self::NoAnswer(error.to_string())
    }
}

/// Logs in, subscribes to orders, and returns the pushed data.
pub(crate) async fn run(address: &str) -> Result<String, SessionError> {
    let login = r#"{"event":"login","params":{"api_key":"…","passphrase":"…"}}"#;
    let mut session = Session::open(address, login).await?;
    session
        .request(r#"{"event":"sub","params":{"biz":"futures","type":"order"}}"#, Idempotency::Idempotent)
        .await?;
    Ok(format!("connections: {}, pushed: {:?}", session.connections(), session.take_pushed()))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the websocket")?;
    println!("{}", run(&address).await?);
    Ok(())
}
