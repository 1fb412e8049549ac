//! CoinW's websocket, played on loopback: sessions that log in, are answered, and expire.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::Message;

const EXPIRED: [&str; 2] = [
    r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#,
    r#"{"channel":"subscribe","data":{"errorMsg":"Invalid session","errorCode":1004,"result":false}}"#,
];
const ACCEPTED: &str = r#"{"biz":"futures","data":{"result":true},"channel":"subscribe","type":"order"}"#;
const PUSH: &str = r#"{"biz":"futures","type":"depth","pairCode":"BTC","data":{"asks":[{"m":"1","p":"95640.3"}],"bids":[]}}"#;

/// What the exchange does with the sessions, in the order in which they connect. The last goes for all further ones.
#[derive(Debug, Clone, Copy)]
pub enum Session {
    /// Accepts everything.
    Works,
    /// Accepts the login, and then says that the session has expired, bare.
    Expires,
    /// The same within a frame that names its channel.
    ExpiresNested,
    /// Refuses the login.
    RefusesLogin,
    /// Closes the connection as soon as a request arrives.
    Dies,
    /// Accepts the login, and answers nothing else.
    IsSilent,
    /// Accepts the login, and everything else so late that nobody waits for it.
    IsLate,
    /// Accepts the login, and refuses everything else.
    Refuses,
    /// Accepts everything, and sends something unreadable before.
    Babbles,
}

/// What each session has received.
pub type Received = Arc<Mutex<Vec<Vec<String>>>>;

pub async fn exchange(sessions: Vec<Session>) -> (Received, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("ws://{}", listener.local_addr().unwrap());
    let received = Received::default();
    let log = Arc::clone(&received);
    tokio::spawn(async move {
        for number in 0.. {
            let (stream, _) = listener.accept().await.unwrap();
            log.lock().unwrap().push(Vec::new());
            let session = *sessions.get(number).or(sessions.last()).unwrap();
            tokio::spawn(play(session, number, stream, Arc::clone(&log)));
        }
    });
    (received, address)
}

async fn play(session: Session, number: usize, stream: TcpStream, log: Received) {
    let mut socket = accept_async(stream).await.unwrap();
    while let Some(Ok(Message::Text(frame))) = socket.next().await {
        let frame = frame.as_str().to_owned();
        let is_login = frame.contains("login");
        log.lock().unwrap()[number].push(frame);
        let reply = match (session, is_login) {
            (Session::RefusesLogin, true) => {
                r#"{"channel":"login","data":{"result":false,"errorCode":777001,"errorMsg":"no such key"},"request":{"api_key":"5b1c9E2F"}}"#
            }
            (_, true) => r#"{"channel":"login","data":{"result":true}}"#,
            (Session::Expires, false) => {
                socket.send(Message::text(PUSH)).await.unwrap();
                EXPIRED[0]
            }
            (Session::IsLate, false) => {
                sleep(Duration::from_secs(11)).await;
                ACCEPTED
            }
            (Session::Refuses, false) => r#"{"result":false,"errorCode":777001,"errorMsg":"no"}"#,
            (Session::ExpiresNested, false) => EXPIRED[1],
            (Session::Dies, false) => return,
            (Session::IsSilent, false) => continue,
            (Session::Babbles, false) => {
                socket.send(Message::text("pong")).await.unwrap();
                ACCEPTED
            }
            (Session::Works | Session::RefusesLogin, false) => {
                socket.send(Message::text(PUSH)).await.unwrap();
                ACCEPTED
            }
        };
        // Whoever has heard enough may be gone.
        let _ = socket.send(Message::text(reply)).await;
    }
}
