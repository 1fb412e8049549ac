//! Checks shown text against the page `what_is_shown` of the documentation. It was written from that page alone; where the page is unclear,
//! it allows more.

use std::ops::Range;

/// The first run of a shown text that is no words and numbers, if there is one.
///
/// Of a row of short runs with too many fragments, the row is returned up to
/// the fragment that is one too many.
#[must_use]
pub fn forbidden_run(shown: &str) -> Option<&str> {
    let text = without_escapes(shown);
    // Where the row of short runs starts, and how many fragments it has so far.
    let mut row: Option<(usize, usize)> = None;
    for range in runs(&text) {
        let run = &text[range.clone()];
        if !is_shown(run) {
            return Some(&shown[range]);
        }
        if is_short(run) {
            let (start, before) = row.unwrap_or((range.start, 0));
            let fragments = before + count_fragments(run);
            if fragments > 2 {
                return Some(&shown[start..range.end]);
            }
            row = Some((start, fragments));
        } else {
            row = None;
        }
    }
    None
}

/// A character that could forge a line of a log or turn the direction of text, if there is one.
///
/// `allow_newline` is for texts whose layout has lines; it allows `\n` alone.
#[must_use]
pub fn raw_control(shown: &str, allow_newline: bool) -> Option<char> {
    shown.chars().filter(|&c| !(allow_newline && c == '\n')).find(|&c| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

// --- Escapes: put in by Rust's or JSON's output, so no part of what is judged.

/// The text with blanks for its escapes, as many as each has bytes, so that
/// places in it are places in `shown`.
fn without_escapes(shown: &str) -> String {
    let mut text = String::new();
    let mut rest = shown;
    while let Some(first) = rest.chars().next() {
        let escape = escape_length(rest);
        if escape > 0 {
            text.push_str(&" ".repeat(escape));
            rest = &rest[escape..];
        } else {
            text.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    text
}

/// The bytes of the escape that `rest` starts with, or 0.
fn escape_length(rest: &str) -> usize {
    let Some(name) = rest.strip_prefix('\\') else {
        return 0;
    };
    if name.starts_with(['n', 't', 'r', '0', 'b', 'f', '"', '\'', '\\']) {
        return 2; // `\n`
    }
    if name.starts_with('x') && name.get(1..3).is_some_and(is_hex) {
        return 4; // `\x1b`
    }
    if name.starts_with('u') && name.get(1..5).is_some_and(is_hex) {
        return 6; // `\u202e`
    }
    if let Some((digits, _)) = name.strip_prefix("u{").and_then(|n| n.split_once('}')) {
        if is_hex(digits) && digits.len() <= 6 {
            return digits.len() + 4; // `\u{1b}`
        }
    }
    0
}

fn is_hex(digits: &str) -> bool {
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit())
}

// --- "A run is a longest row of characters except blanks, letters without case, "'`&,;<>?[]{|}
// --- and punctuation beyond ASCII."

fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !is_separator(c) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            runs.push(start..at);
        }
    }
    runs
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || is_caseless(c) || "\"'`&,;<>?[]{|}".contains(c) || is_punctuation_beyond_ascii(c)
}

/// "Letters without case": of Chinese, Japanese, Korean, Thai and others.
fn is_caseless(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

fn is_punctuation_beyond_ascii(c: char) -> bool {
    let latin_1 = matches!(c, '\u{a0}'..='\u{bf}' | '\u{d7}' | '\u{f7}');
    let general = matches!(c, '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}');
    let cjk = matches!(c, '\u{3000}'..='\u{303f}' | '\u{30a0}' | '\u{30fb}');
    let forms = matches!(c, '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}');
    let full_width = matches!(c, '\u{ff00}'..='\u{ffef}');
    (latin_1 || general || cjk || forms || full_width) && !c.is_alphanumeric()
}

// --- "It is shown if"

fn is_shown(run: &str) -> bool {
    pieces(run).all(|piece| is_word(piece) || is_number(piece) || piece.chars().count() <= 2)
        && count_fragments(run) <= 2
        && count_signs_inside(run) <= 1
        && !has_login(run)
}

/// "Its pieces are its letters and digits between signs."
fn pieces(run: &str) -> impl Iterator<Item = &str> {
    run.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

// --- "each piece is a word (20 ASCII letters in one case, 24 capitalized: `orderId`)"

fn is_word(piece: &str) -> bool {
    if !piece.chars().all(char::is_alphabetic) {
        return false;
    }
    let has_capital = piece.chars().any(char::is_uppercase);
    let has_small = piece.chars().any(char::is_lowercase);
    if has_capital && has_small {
        return is_capitalized(piece);
    }
    piece.chars().filter(char::is_ascii).count() <= 20
}

fn is_capitalized(piece: &str) -> bool {
    let letters: Vec<char> = piece.chars().collect();
    let mut changes = 0;
    let mut words = vec![0]; // the letters of each word
    for (at, &letter) in letters.iter().enumerate() {
        if at > 0 && letter.is_uppercase() {
            let before = letters[at - 1];
            let behind = letters.get(at + 1);
            // A change: the `I` of `orderId`.
            let after_small = before.is_lowercase();
            // A capital in front of its word: the `E` of `JExc`.
            let in_front = before.is_uppercase() && behind.is_some_and(|c| c.is_lowercase());
            if after_small {
                changes += 1;
            }
            if after_small || in_front {
                words.push(0);
            }
        }
        let last = words.len() - 1;
        words[last] += 1;
    }
    // Only the last may be a single letter: `CoinW`.
    words.pop();
    letters.len() <= 24 && letters.len() >= 3 * changes && !words.contains(&1)
}

// --- "or number (also `1e10`, `30s`, `u64`, `BTC1000`, `01T12`)"

fn is_number(piece: &str) -> bool {
    is_digits(piece)
        || is_exponent(piece)
        || is_unit(piece)
        || is_type(piece)
        || is_symbol(piece)
        || is_time(piece)
}

fn is_digits(piece: &str) -> bool {
    !piece.is_empty() && piece.chars().all(char::is_numeric)
}

/// `1e10`
fn is_exponent(piece: &str) -> bool {
    piece
        .split_once(['e', 'E'])
        .is_some_and(|(digits, power)| is_digits(digits) && is_digits(power) && power.chars().count() <= 3)
}

/// `30s`, `50Hz`
fn is_unit(piece: &str) -> bool {
    let unit = piece.trim_start_matches(char::is_numeric);
    let has_digits = unit.len() < piece.len();
    match unit.as_bytes() {
        [letter] => has_digits && letter.is_ascii_alphabetic(),
        [first, second] => {
            let small = first.is_ascii_lowercase() && second.is_ascii_lowercase();
            let capital_in_front = first.is_ascii_uppercase() && second.is_ascii_alphabetic();
            has_digits && (small || capital_in_front)
        }
        _ => false,
    }
}

/// `u64`
fn is_type(piece: &str) -> bool {
    piece
        .strip_prefix(['i', 'u', 'f', 'v'])
        .is_some_and(|digits| is_digits(digits) && digits.chars().count() == 2)
}

/// `1000PEPE`, `BTC1000`
fn is_symbol(piece: &str) -> bool {
    let behind_digits = piece.trim_start_matches(char::is_numeric);
    let before_digits = piece.trim_end_matches(char::is_numeric);
    [behind_digits, before_digits].iter().any(|name| {
        let has_digits = name.len() < piece.len();
        let is_capitals = name.chars().all(|c| c.is_ascii_uppercase());
        has_digits && is_capitals && (2..=6).contains(&name.len()) && piece.len() - name.len() <= 7
    })
}

/// `01T12`, `20240131T1200Z`
fn is_time(piece: &str) -> bool {
    let time = piece.strip_suffix('Z').unwrap_or(piece);
    time.split_once('T').is_some_and(|(day, clock)| {
        let lengths = (day.chars().count(), clock.chars().count());
        is_digits(day) && is_digits(clock) && matches!(lengths, (2, 2) | (8, 4 | 6))
    })
}

// --- "at most two pieces are fragments: one or two characters with a letter, except
// --- two small letters. A row of short runs counts as one;"

fn count_fragments(run: &str) -> usize {
    pieces(run).filter(|piece| is_fragment(piece)).count()
}

fn is_fragment(piece: &str) -> bool {
    let length = piece.chars().count();
    let has_letter = piece.chars().any(|c| c.is_ascii_alphabetic());
    let two_small = length == 2 && piece.chars().all(|c| c.is_ascii_lowercase());
    length <= 2 && has_letter && !two_small
}

/// A run of signs alone has no pieces and is not short: it ends a row.
fn is_short(run: &str) -> bool {
    let has_piece = pieces(run).next().is_some();
    has_piece && pieces(run).all(|piece| piece.chars().count() <= 2)
}

// --- "it has at most one of !()#$%^*@~\ inside, and no login (`user:password@host`)."

fn count_signs_inside(run: &str) -> usize {
    run.trim_matches(|c: char| !c.is_alphanumeric()).chars().filter(|&c| "!()#$%^*@~\\".contains(c)).count()
}

fn has_login(run: &str) -> bool {
    run.rsplit_once('@').is_some_and(|(before, _)| before.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::{forbidden_run, raw_control};

    #[test]
    fn forbidden_runs() {
        #[rustfmt::skip]
        let table: &[(&str, &str)] = &[ // a shown text, and its forbidden run or ""
            // Shown texts, and the escapes of their output.
            (r#"futures 6001 Sign Error: "sign error: [redacted]""#, ""),
            (r#"Text { is: "order\nId \u{202e}Order\u202eBook \x1bis \\order\0order\b250\f500" }"#, ""),
            (r"one \q-2 order\\nQfD", "nQfD"),
            // Words: one case, then capitalized, then beyond ASCII.
            ("abcdefghijabcdefghij ABCDEFGHIJABCDEFGHIJ", ""),
            ("an abcdefghijabcdefghija", "abcdefghijabcdefghija"),
            ("OrderOrderOrderOrderIdId orderId HTTPServer order_id", ""),
            ("OrderOrderOrderOrderIdIds", "OrderOrderOrderOrderIdIds"),
            ("the AbCdEf is, AbCdEfGh is not", "AbCdEfGh"),
            ("an,QfD of CoinW", ""),
            ("an JExc", "JExc"),
            ("订单zDown订单", "zDown"),
            ("Größe überüberüberüberüberüber", ""),
            // Numbers.
            ("12345678901234567890123 -1.5 1e10 15E308 30s 50Hz 15MS", ""),
            ("1e1000", "1e1000"),
            ("50hZ", "50hZ"),
            ("u256", "u256"),
            ("u64 i32 f64 v10 1000PEPE BTC1000 BTC-USDT", ""),
            ("x509", "x509"),
            ("1BTC1", "1BTC1"),
            ("1000PEPEPEP", "1000PEPEPEP"),
            ("2024-01-31T12:00:00.123Z 20240131T1200 20240131T120000Z", ""),
            ("20240131T12", "20240131T12"),
            ("TLSv1.3", "TLSv1.3"),
            // Fragments, in a run and in a row of short runs.
            ("e.g.order-id-is-to-be", ""),
            ("order-A-b-3c", "order-A-b-3c"),
            ("it took 1d 2h 3m", "1d 2h 3m"),
            ("A\", [b] 12 is，C order", "A\", [b] 12 is，C"),
            ("A b order C d [redacted] E f - G h", ""),
            // Signs inside, and logins.
            ("(order!) $price #1 (50%) order(s)，order(s) a@b", ""),
            ("order(s)order", "order(s)order"),
            (r"~C:\price~ \", ""),
            (r"see order#id\price", r"order#id\price"),
            ("at https://user:word@host/", "https://user:word@host/"),
            ("user@host:443", ""),
        ];
        for &(shown, run) in table {
            assert_eq!(forbidden_run(shown).unwrap_or(""), run, "{shown}");
        }
    }

    #[test]
    fn raw_controls() {
        #[rustfmt::skip]
        let table = [ // a shown text, whether it may have lines, and its raw control
            ("订单 “order” \\n \\u{202e} \u{200b}", false, None),
            ("two\nlines", true, None),
            ("two\nlines", false, Some('\n')),
            ("two\n\rlines", true, Some('\r')),
            ("\u{85}", true, Some('\u{85}')),
            ("to\u{2066}turn\u{202e}", false, Some('\u{2066}')),
        ];
        for (shown, allow_newline, control) in table {
            assert_eq!(raw_control(shown, allow_newline), control, "{shown:?}");
        }
    }
}
