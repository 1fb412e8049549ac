//! CoinW's REST interface, played on loopback: it answers as configured and records what it receives.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpSocket};
use tokio::time::{Instant, sleep};

/// What the exchange answers.
#[derive(Debug, Clone)]
pub enum Answer {
    Json(u16, String),
    Html(u16, String),
    Empty(u16),
    /// A page that asks to wait: the status and `Retry-After`.
    Wait(u16, &'static str),
    /// Nothing, ever.
    Silence,
    /// The connection is closed before all that was announced has been sent. With 429 it asks to wait for 7 seconds.
    Aborted(u16, String),
    /// What is announced is sent piece by piece, with a pause before each.
    Slow(String, Duration),
}

pub fn json(body: &str) -> Answer {
    Answer::Json(200, body.to_owned())
}

pub fn html(status: u16) -> Answer {
    Answer::Html(status, page(status))
}

fn page(status: u16) -> String {
    format!("<html>\r\n<head><title>{status} Bad Gateway</title></head>\r\n<body></body>\r\n</html>")
}

#[derive(Debug, Clone)]
pub struct Received {
    pub method: String,
    pub path: String,
    pub at: Instant,
}

#[derive(Debug, Clone, Default)]
pub struct Exchange {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Exchange {
    /// Starts to listen, with the answers to the requests in their order. The last one answers all further requests.
    pub fn with(answers: impl IntoIterator<Item = Answer>) -> (Self, String) {
        Self::after(Duration::ZERO, answers)
    }

    /// The same after some time, in which connections are refused.
    pub fn after(refusing: Duration, answers: impl IntoIterator<Item = Answer>) -> (Self, String) {
        let exchange =
            Self { answers: Arc::new(Mutex::new(answers.into_iter().collect())), ..Self::default() };
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = format!("http://{}", socket.local_addr().unwrap());
        let listen = move || socket.listen(1024).unwrap();
        let server = exchange.clone();
        if refusing.is_zero() {
            tokio::spawn(server.serve(listen()));
        } else {
            tokio::spawn(async move {
                sleep(refusing).await;
                server.serve(listen()).await;
            });
        }
        (exchange, address)
    }

    async fn serve(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let exchange = self.clone();
            let answer = service_fn(move |request| {
                let exchange = exchange.clone();
                async move { Ok::<_, Infallible>(exchange.answer(&request).await) }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
        }
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    fn next_answer(&self) -> Answer {
        let mut answers = self.answers.lock().unwrap();
        if answers.len() > 1 { answers.pop_front().unwrap() } else { answers[0].clone() }
    }

    async fn answer(&self, request: &Request<Incoming>) -> Response<Body> {
        let received = Received {
            method: request.method().to_string(),
            path: request.uri().to_string(),
            at: Instant::now(),
        };
        self.received.lock().unwrap().push(received);
        match self.next_answer() {
            Answer::Json(status, body) => respond(status, "application/json", whole(body)),
            Answer::Html(status, body) => respond(status, "text/html", whole(body)),
            Answer::Empty(status) => respond(status, "application/json", whole(String::new())),
            Answer::Wait(status, retry_after) => {
                let mut response = respond(status, "text/html", whole(page(status)));
                response.headers_mut().insert("retry-after", retry_after.parse().unwrap());
                response
            }
            Answer::Silence => std::future::pending().await,
            Answer::Aborted(status, body) => {
                let pieces = stream::iter([
                    Ok(body.into_bytes()),
                    Err(std::io::Error::other("the connection is lost")),
                ]);
                // So that the head of the response is on its way before the connection is closed.
                let pieces = pieces.then(async |piece| {
                    sleep(Duration::from_millis(10)).await;
                    piece
                });
                let mut response = respond(status, "application/json", streamed(pieces));
                if status == 429 {
                    response.headers_mut().insert("retry-after", "7".parse().unwrap());
                }
                response
            }
            Answer::Slow(body, pause) => {
                let pieces: Vec<_> = body.as_bytes().chunks(20).map(<[u8]>::to_vec).collect();
                let pieces = stream::unfold(pieces.into_iter(), move |mut pieces| async move {
                    sleep(pause).await;
                    Some((Ok(pieces.next()?), pieces))
                });
                respond(200, "application/json", streamed(pieces))
            }
        }
    }
}

type Body = UnsyncBoxBody<Bytes, std::io::Error>;

fn whole(body: String) -> Body {
    Full::from(body).map_err(|never| match never {}).boxed_unsync()
}

fn streamed(pieces: impl Stream<Item = std::io::Result<Vec<u8>>> + Send + 'static) -> Body {
    StreamBody::new(pieces.map_ok(|piece| Frame::data(Bytes::from(piece)))).boxed_unsync()
}

fn respond(status: u16, content_type: &str, body: Body) -> Response<Body> {
    Response::builder().status(status).header("content-type", content_type).body(body).unwrap()
}
