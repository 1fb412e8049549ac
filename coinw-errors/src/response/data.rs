//! The reason why data does not fit the requested type.

use alloc::format;
use alloc::string::ToString;

use super::cause::Detail;
use super::shown;

/// The mistake in data that does not fit, and its place in the body; `path` leads to the value in the data.
pub(super) fn mismatch(body: &[u8], data: &str, path: &str, reason: &serde_json::Error) -> Detail {
    let text = reason.to_string();
    let place = format!(" at line {} column {}", reason.line(), reason.column());
    let what = shown::of_value(path, text.strip_suffix(&place).unwrap_or(&text));
    // A type that rejects a value after reading does not know the value's place.
    if reason.line() == 0 {
        return Detail::of(what);
    }
    let (line, column) = place_in(body, data, reason.line(), reason.column());
    Detail::of(format_args!("{what} at line {line} column {column}"))
}

/// The line and column in the body of a place in the data, both counted from 1.
fn place_in(body: &[u8], data: &str, line: usize, column: usize) -> (usize, usize) {
    let start = data.as_ptr().addr().saturating_sub(body.as_ptr().addr());
    let before = body.get(..start).unwrap_or_default();
    let lines_before = before.split(|&byte| byte == b'\n').skip(1).count();
    let of_first_line = before.rsplit(|&byte| byte == b'\n').next().map_or(0, <[u8]>::len);
    let column = if line == 1 { column.saturating_add(of_first_line) } else { column };
    (line.saturating_add(lines_before), column)
}
