//! Finds lines that this library printed for an error. Its records contain the same line under `error`.

use std::time::Duration;

use coinw_errors::__program::shown;
use coinw_errors::{Channel, ErrorCode};

use super::super::finding::Finding;
use super::super::pattern::{Pattern, pattern};
use super::super::printed::Printed;

static LINE: Pattern = Pattern::new(|| {
    let titles: Vec<_> =
        ErrorCode::ALL.iter().map(|code| regex::escape(&code.to_string()).replace(' ', r"\ ")).collect();
    pattern(&format!(
        r#"(?x)(?:^|[\s:=>"'(\[])(?P<line>(?P<market>spot|futures)
        (?: (?P<websocket>\ websocket)?\ (?:
                (?P<listed>{})
              | (?P<unlisted>\S{{1,64}})\ \((?:not\ listed\ for\ [^)]{{1,100}}|a\ code\ that\ means\ success)\)
              | (?P<absent>error\ without\ a\ code) )
            (?P<doubt>,\ (?:not\ a\ plain\ refusal|in\ a\ response\ that\ does\ not\ prove\ success))?
          | :\ (?P<unusable>no\ answer|the\ response\ is\ not\ JSON|the\ response\ is\ empty|the\ response\ ends\ too\ early
              |the\ data\ does\ not\ fit\ the\ requested\ type) )
        (?P<http>\ \((?:HTTP\ (?P<status>\d{{3}}))?(?:,\ )?(?:Retry-After:\ (?:(?P<after>[0-9.]+)s|[0-9.]+ms))?\))?
        (?::\ (?P<message>"(?:[^"\\]|\\.)*"))?)"#,
        titles.join("|")
    ))
});

/// Whether a text may have such a line. The long pattern costs more than a look.
pub fn may_have(text: &str) -> bool {
    text.contains("futures") || text.contains("spot")
}

/// The errors that this library printed.
pub fn read(text: &str) -> Vec<Finding> {
    if !may_have(text) {
        return Vec::new();
    }
    let text = text.trim();
    let lines = LINE.captures_iter(text).filter_map(|line| printed(text, &line));
    lines.map(|line| Finding::Printed(Box::new(line))).collect()
}

fn printed(text: &str, line: &regex::Captures<'_>) -> Option<Printed> {
    let part = |name| line.name(name).map(|part| part.as_str());
    // What stands within braces is the text of a server.
    let before = text.get(..line.name("line")?.start())?;
    if before.matches('{').count() > before.matches('}').count() {
        return None;
    }
    // `futures 429 Too Many Requests` may be a piece of any sentence, unless it is all that the text says.
    let is_bare =
        part("listed").is_some() && ["doubt", "http", "message"].iter().all(|name| part(name).is_none());
    if is_bare && part("line") != Some(text) {
        return None;
    }
    let channel = if part("websocket").is_some() { Channel::Websocket } else { Channel::Rest };
    let is_titled = |code: &ErrorCode| part("listed") == Some(&*code.to_string());
    let listed = ErrorCode::ALL.iter().copied().find(is_titled);
    if listed.is_some_and(|code| code.channel() != channel) {
        return None;
    }
    let what = part("absent").or(part("unusable")).unwrap_or_default();
    Some(Printed {
        market: part("market")?.parse().ok()?,
        listed,
        code: listed.map(|code| code.code().to_string()).or(part("unlisted").map(shown::text)),
        is_plain_refusal: listed.is_some() && part("doubt").is_none(),
        what: what.to_owned(),
        http_status: part("status").and_then(|status| status.parse().ok()),
        // Less than a second lengthens no delay.
        retry_after: part("after")
            .and_then(|seconds| Duration::try_from_secs_f64(seconds.parse().ok()?).ok()),
        message: part("message").map(|quoted| shown::text(&quoted.trim_matches('"').replace("\\\"", "\""))),
    })
}
