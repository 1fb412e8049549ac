//! What a text says of HTTP: the status of a response, and how long to wait.

use std::time::Duration;

use coinw_errors::{Error, Market, check};
use http::header::RETRY_AFTER;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::finding::Finding;
use super::words::{Pattern, folded, pattern};

/// What stands beside a response.
#[derive(Debug, Clone, Default)]
pub struct Http {
    pub status: Option<StatusCode>,
    retry_after: Option<HeaderValue>,
}

static STATUS: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)
        \bHTTP/\d(?:\.\d)?["']?\s+(?P<line>[1-5]\d\d)\b
        | \bHTTP(?:[\s_:=-]|error|status|code|response)*["']?(?:\s*[:=]\s*|\s+|\s*\()["']?(?P<named>[1-5]\d\d)\b
        | \bstatus(?:[\s_-]?code)?(?:\\?["'])?(?:\s+(?:is|was|code))?\s*[:=]?\s*(?:\\?["'])?(?P<status>[1-5]\d\d)(?:[^\d.:/-]|$)
        | \bresponse\s+code\s*[:=]?\s*(?P<response>[1-5]\d\d)\b
        | 状态码?\s*[:=：是为]?\s*(?P<chinese>[1-5]\d\d)\b
        | \brequested\ URL\ returned\ error:\ (?P<curl>[1-5]\d\d)\b
        | \b(?:cloudflare|cloudfront|nginx|openresty|haproxy|envoy|gateway|proxy)\b.{0,40}?\b(?P<server>[45]\d\d)\b
        | \b(?P<from>[45]\d\d)\ (?:error\ )?(?:from|by|at)\ (?:the\ |an?\ |our\ )?(?:cloudflare|cloudfront|nginx|openresty|haproxy|envoy|gateway|proxy|load\ balancer)\b
        | \bStatus\((?P<rust>[1-5]\d\d)\b | <--\ (?P<java>[1-5]\d\d)\ https?: | \b(?P<retries>[45]\d\d)\ error\ responses\b
        | \bResponse\ \[(?P<python>[1-5]\d\d)\]
        | \bserver\ response:\ (?P<websocket>[1-5]\d\d)\b
        | \bindicate\ success:\ (?P<dotnet>[1-5]\d\d)\b
        | <(?:title|h1)>\s*(?:error\s+)?(?P<page>[1-5]\d\d)\b"#,
    )
});

static REASON: Pattern =
    Pattern::new(|| pattern(r"(?:^|[^\w.:/-])([45]\d\d)[\s:-]+([A-Za-z][A-Za-z -]{3,30})"));

static RETRY: Pattern = Pattern::new(|| {
    pattern(r#"(?i)\bretry[-_]after(?:\\?["'])?\s*[:=]\s*(?:\\?["'])?([A-Za-z0-9, :]{1,40})"#)
});

impl Http {
    /// What a text says of HTTP, if it says so in so many words: a number alone is no status.
    pub fn of(text: &str) -> Self {
        let by_name = STATUS.captures(text).and_then(|found| {
            [
                "line",
                "named",
                "server",
                "from",
                "status",
                "response",
                "chinese",
                "curl",
                "python",
                "rust",
                "java",
                "retries",
                "websocket",
                "dotnet",
                "page",
            ]
            .into_iter()
            .find_map(|name| found.name(name))
        });
        let status = by_name.and_then(|status| status.as_str().parse().ok()).or_else(|| by_reason(text));
        let retry_after = RETRY.captures(text).and_then(|found| found.get(1)?.as_str().trim().parse().ok());
        Self { status, retry_after }
    }

    /// The error with what stands beside it, unless it has a status of its own.
    pub fn add_to(&self, error: Error) -> Error {
        let Some(status) = self.status.filter(|_| error.http_status().is_none()) else {
            return match self.retry_after.as_ref().and_then(|delay| delay.to_str().ok()?.parse().ok()) {
                Some(seconds) => error.with_retry_after(Duration::from_secs(seconds)),
                None => error,
            };
        };
        let mut headers = HeaderMap::new();
        if let Some(delay) = &self.retry_after {
            headers.insert(RETRY_AFTER, delay.clone());
        }
        error.with_http_response(status, &headers)
    }
}

/// `502 Bad Gateway`: a number with the words that HTTP has for it.
fn by_reason(text: &str) -> Option<StatusCode> {
    REASON.captures_iter(text).find_map(|found| {
        let status: StatusCode = found.get(1)?.as_str().parse().ok()?;
        let words = found.get(2)?.as_str().to_ascii_lowercase();
        let reason = status.canonical_reason()?.to_ascii_lowercase();
        let is_reason = words.starts_with(&reason)
            || status == StatusCode::SERVICE_UNAVAILABLE
                && words.starts_with("service temporarily unavailable")
            || status == StatusCode::GATEWAY_TIMEOUT && words.starts_with("gateway time-out");
        is_reason.then_some(status)
    })
}

/// Whether these are the words that HTTP has for a status.
pub fn is_reason(number: i32, words: &str) -> bool {
    let status = u16::try_from(number).ok().and_then(|number| StatusCode::from_u16(number).ok());
    status
        .and_then(|status| status.canonical_reason())
        .is_some_and(|reason| reason.eq_ignore_ascii_case(words))
}

/// Whether a text is a status of HTTP and nothing else: `HTTP/1.1 429 Too Many Requests`, `status: 502`.
pub fn is_only_status(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "http",
        "https",
        "status",
        "statuscode",
        "code",
        "response",
        "error",
        "状态码",
        "http状态码",
        "状态",
        "0",
        "1",
        "2",
        "3",
        "ok",
    ];
    if text.len() > 100 {
        return false;
    }
    let Some(status) = Http::of(text).status else { return false };
    let reason = status.canonical_reason().unwrap_or_default().to_lowercase();
    let folded = folded(text);
    let mut words =
        folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        WORDS.contains(&word)
            || word == status.as_str()
            || reason.split([' ', '-']).any(|known| known == word)
    })
}

/// The status that a number is, if HTTP has words for it.
pub fn status_of(number: &str) -> Option<StatusCode> {
    let status: StatusCode = number.parse().ok()?;
    status.canonical_reason().map(|_| status)
}

static PAGE: Pattern = Pattern::new(|| pattern(r"(?i)<!doctype html|<html[\s>]|<head>|<title>|<center>"));

/// An answer that is no response of the API: a page, or a status that says that the request failed.
pub fn answer(text: &str, http: &Http, market: Option<Market>) -> Option<Finding> {
    let known = market.unwrap_or(Market::Futures);
    if let Some(page) = PAGE.find(text) {
        let error = check(known, text.get(page.start()..)?).err()?;
        let how = match http.status {
            Some(status) => {
                format!(
                    "a page with the HTTP status {}, from a proxy or a server in between",
                    status.as_str()
                )
            }
            None => "a page from a proxy or a server in between".to_owned(),
        };
        return Some(Finding::of(http.add_to(error), market).by(how));
    }
    let by_words = || {
        ["Bad Gateway", "Gateway Timeout", "Service Unavailable"]
            .iter()
            .position(|words| text.trim().eq_ignore_ascii_case(words))
    };
    let of_gateways = [StatusCode::BAD_GATEWAY, StatusCode::GATEWAY_TIMEOUT, StatusCode::SERVICE_UNAVAILABLE];
    let status = http.status.or_else(|| of_gateways.get(by_words()?).copied());
    let status = status.filter(|status| status.is_client_error() || status.is_server_error())?;
    of_status(status, http, market)
}

/// A response of which nothing but the status is known. That of a success says nothing either: the API answers with it to refuse, too.
pub fn of_status(status: StatusCode, http: &Http, market: Option<Market>) -> Option<Finding> {
    let http = Http { status: Some(status), ..http.clone() };
    let error = http.add_to(check(market.unwrap_or(Market::Futures), "").err()?);
    let how = format!("the HTTP status {}, without the response of the API", status.as_str());
    Some(Finding::of(error, market).by(how))
}
