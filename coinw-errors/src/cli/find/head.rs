//! A response that is the whole text: `curl -i` prints the head of HTTP before it. Such a text may also be a page of a proxy, or a response
//! that was cut off.

use coinw_errors::{Error, Market};
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
    let with_head = |finding| match (finding, &head) {
        // More stands behind the body, such as the prompt of a shell.
        (Finding::Response(error), Some(_))
            if start.starts_with('{') && matches!(*error, Error::NotJson(_)) =>
        {
            None
        }
        (Finding::Response(error), Some((status, headers))) => {
            Some(Finding::Response(Box::new(error.with_http_response(*status, headers))))
        }
        (Finding::Item(error), Some((status, headers))) => {
            Some(Finding::Item(Box::new(error.with_http_response(*status, headers))))
        }
        (finding, Some(_)) => Some(finding),
        // Without a head, an object that is whole is a response by its keys, or none.
        (Finding::Response(error), None) if is_page || matches!(*error, Error::Truncated(_)) => {
            Some(Finding::Response(error))
        }
        _ => None,
    };
    // What is not Unicode was replaced when it was read.
    if !is_page && body.contains(char::REPLACEMENT_CHARACTER) {
        return Vec::new();
    }
    body::judged(body, market).into_iter().filter_map(with_head).collect()
}

/// The last head of HTTP at the beginning of a text, as after a redirection, and the body.
fn head(text: &str) -> (Option<(StatusCode, HeaderMap)>, &str) {
    let (mut head, mut body) = (None, text.trim_start());
    while let Some((next, rest)) = one_head(body) {
        (head, body) = (Some(next), rest);
    }
    (head, body)
}

/// `HTTP/1.1 429 Too Many Requests`, the headers, and a blank line.
fn one_head(text: &str) -> Option<((StatusCode, HeaderMap), &str)> {
    let (status, rest) = text.strip_prefix("HTTP/")?.split_once('\n')?;
    let status = status.split_whitespace().nth(1)?.parse().ok()?;
    let mut headers = HeaderMap::new();
    let mut end = text.len().saturating_sub(rest.len());
    for line in rest.split_inclusive('\n') {
        end = end.saturating_add(line.len());
        if line.trim().is_empty() {
            return Some(((status, headers), text.get(end..)?));
        }
        let (name, value) = line.split_once(':')?;
        let (name, value) =
            (HeaderName::try_from(name.trim()).ok()?, HeaderValue::try_from(value.trim()).ok()?);
        headers.try_append(name, value).ok()?;
    }
    None
}
