//! Feature `http`: a websocket session that logs in, and logs in again on a new connection when the session has expired.
//!
//! ```sh
//! cargo run --example websocket_session --features http -- ws://127.0.0.1:8080
//! ```

use std::time::Duration;

use coinw_errors::{Error, Frame, Idempotency, Market, Response, RetryAction};
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::net::TcpStream;
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
    pub async fn open(address: &str, login: &str) -> Result<Self, Error> {
        let (address, login) = (address.to_owned(), login.to_owned());
        let mut session = Self { address, login, socket: None, connections: 0, pushed: Vec::new() };
        session.connect().await?;
        Ok(session)
    }

    /// Sends a request and waits until the exchange accepts the request. If the session has expired, the request is sent again on a new
    /// connection: the spec has the outcome `rejected` for an expired session, so the first request was not carried out.
    pub async fn request(&mut self, request: &str, idempotency: Idempotency) -> Result<(), Error> {
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

    async fn connect(&mut self) -> Result<(), Error> {
        let connected = timeout(TIME_OUT, connect_async(&self.address)).await.map_err(no_answer)?;
        let (socket, _) = connected.map_err(|error| match error {
            // Not a websocket but an answer of HTTP, such as "too many requests".
            tungstenite::Error::Http(answer) => refused(*answer),
            error => no_answer(error),
        })?;
        self.connections += 1;
        self.socket = Some(socket);
        let login = self.login.clone();
        let result = self.send(&login).await;
        if result.is_err() {
            self.socket = None;
        }
        result
    }

    async fn send(&mut self, request: &str) -> Result<(), Error> {
        let mut socket = self.socket.take().ok_or_else(|| no_answer(tungstenite::Error::ConnectionClosed))?;
        let exchange = async {
            socket.send(Message::text(request)).await.map_err(no_answer)?;
            self.reply(&mut socket).await
        };
        let result = timeout(TIME_OUT, exchange).await.unwrap_or_else(|elapsed| Err(no_answer(elapsed)));
        // Only these are the reply. Any other frame may be anything, and the reply still on its way.
        if result.as_ref().map_or_else(Error::is_plain_refusal, |()| true) {
            self.socket = Some(socket);
        }
        result
    }

    async fn reply(&mut self, socket: &mut Socket) -> Result<(), Error> {
        loop {
            let message = socket.next().await.unwrap_or(Err(tungstenite::Error::ConnectionClosed));
            let Message::Text(text) = message.map_err(no_answer)? else { continue };
            let frame = Frame::read(Market::Futures, text.as_str())?;
            if frame.is_accepted() {
                return Ok(());
            }
            self.pushed.extend(frame.decode::<Option<Value>>()?);
        }
    }
}

/// How long to wait for a connection, and for a reply.
const TIME_OUT: Duration = Duration::from_secs(10);

fn refused(answer: http::Response<Option<Vec<u8>>>) -> Error {
    let (head, body) = answer.into_parts();
    let body = body.unwrap_or_default();
    let response = Response::new(Market::Futures, (head.status, &head.headers), &body);
    response.check().err().unwrap_or_else(|| response.truncated())
}

fn no_answer(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::no_answer(Market::Futures, reason)
}

/// Logs in, subscribes to orders, and returns the pushed data.
pub(crate) async fn run(address: &str) -> Result<String, Error> {
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
