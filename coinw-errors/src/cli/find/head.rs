//! A text that is one whole response, perhaps after the HTTP head that `curl -i` prints. It may also be a proxy's page or a truncated
//! response.

use coinw_errors::{Error, Http, Market, Reason};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::super::finding::Finding;
use super::body;

/// What the whole text is, if it is a response with a head, a page, or a response that was cut off.
pub fn whole(text: &str, market: Option<Market>) -> Vec<Finding> {
    let (head, body) = head(text);
    let start = body.trim_start().get(..5).unwrap_or_default().to_lowercase();
    let is_page = ["<html", "<!doc"].contains(&&*start);
    if head.is_none() && !is_page && !start.starts_with('{') {
        return Vec::new();
    }
    // What is not Unicode was replaced when it was read.
    if !is_page && body.contains(char::REPLACEMENT_CHARACTER) {
        return Vec::new();
    }
    let is_certain = |finding: &Finding| match (finding.error().map(Error::reason), head) {
        // More stands behind the body, such as the prompt of a shell.
        (Some(Reason::NotJson), Some(_)) => !start.starts_with('{'),
        (_, Some(_)) => true,
        // Without a head, an object that is whole is a response by its keys, or none.
        (Some(reason), None) => is_page || reason == Reason::Truncated,
        (None, None) => false,
    };
    let found = body::judged(body, market, head.unwrap_or(Http::UNKNOWN));
    found.into_iter().filter(is_certain).collect()
}

/// The last head of HTTP at the beginning of a text, as after a redirection, and the body.
fn head(text: &str) -> (Option<Http>, &str) {
    let (mut head, mut body) = (None, text.trim_start());
    while let Some((next, rest)) = one_head(body) {
        (head, body) = (Some(next), rest);
    }
    (head, body)
}

/// `HTTP/1.1 429 Too Many Requests`, the headers, and a blank line.
fn one_head(text: &str) -> Option<(Http, &str)> {
    let (status, rest) = text.strip_prefix("HTTP/")?.split_once('\n')?;
    let status: StatusCode = status.split_whitespace().nth(1)?.parse().ok()?;
    let mut headers = HeaderMap::new();
    let mut end = text.len().saturating_sub(rest.len());
    for line in rest.split_inclusive('\n') {
        end = end.saturating_add(line.len());
        if line.trim().is_empty() {
            return Some((Http::from((status, &headers)), text.get(end..)?));
        }
        let (name, value) = line.split_once(':')?;
        let (name, value) =
            (HeaderName::try_from(name.trim()).ok()?, HeaderValue::try_from(value.trim()).ok()?);
        headers.try_append(name, value).ok()?;
    }
    None
}
