//! Runs of characters, which are shown or blanked as a whole.

use alloc::vec::Vec;

/// Whether a character ends a run: a blank, or what quotes, brackets and separates. Everything else belongs to it, so that nothing within a
/// secret makes two of it.
pub(super) fn ends_run(character: char) -> bool {
    let is_punctuation = match character {
        '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{3020}' | '\u{ff00}'..='\u{ff65}' => {
            !character.is_alphanumeric()
        }
        _ => "\"&',;<>?[]`{|}".contains(character),
    };
    is_punctuation || is_blank(character) || is_caseless(character)
}

/// A blank that parts words. A character without a width does not.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_ascii_control()
}

/// A letter of a script that has no case, such as Chinese. Many of these put no blanks between words, so each row of them is a word.
pub(super) fn is_caseless(character: char) -> bool {
    let has_case = character.is_lowercase() || character.is_uppercase();
    character.is_alphabetic() && !has_case
}

/// Whether each piece of a run is a word or a number: `/v1/perpum/order`, `2026-11-29T18:37:11Z`, `maintenanceMarginRate`. A login is none,
/// `https://user:password@host`, and neither is what passwords are made of, `ccsc(0Dp@Xx`.
pub(super) fn is_harmless(run: &str) -> bool {
    let is_login = run.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'));
    let inside = run.trim_matches(|character: char| !character.is_alphanumeric());
    let is_password = inside.matches(['!', '(', ')', '#', '$', '%', '^', '*', '@', '~', '\\']).count() > 1;
    !is_login && !is_password && pieces(run).all(is_word_or_number) && fragments(run) <= MOST_FRAGMENTS
}

/// More pieces of one or two characters are a secret that was taken to pieces: `5b:1c:9e:2f:aa:d0`.
pub(super) const MOST_FRAGMENTS: usize = 2;

/// The number of pieces that say too little to be words: of one or two characters, with an ASCII letter, and not of two small letters.
pub(super) fn fragments(run: &str) -> usize {
    let is_fragment = |piece: &str| {
        is_short(piece)
            && piece.contains(|character: char| character.is_ascii_alphabetic())
            && !(piece.len() == 2 && piece.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    pieces(run).filter(|piece| is_fragment(piece)).count()
}

/// Whether a run has only pieces of one or two characters.
pub(super) fn is_all_short(run: &str) -> bool {
    pieces(run).all(is_short)
}

fn pieces(run: &str) -> impl Iterator<Item = &str> {
    run.split(|character: char| !character.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

fn is_short(piece: &str) -> bool {
    piece.chars().nth(2).is_none()
}

fn is_word_or_number(piece: &str) -> bool {
    is_short(piece)
        || piece.chars().all(char::is_numeric)
        || if piece.chars().all(char::is_alphabetic) { is_word(piece) } else { is_quantity(piece) }
}

/// Letters in one case, or capitalized words such as `orderId` and `HTTPSConnectionPool`, of which only the last may be a single letter: `CoinW`.
fn is_word(piece: &str) -> bool {
    let cases: Vec<bool> = piece.chars().map(char::is_uppercase).collect();
    let rows: Vec<&[bool]> = cases.chunk_by(|one, other| one == other).collect();
    let [first, _, ..] = &*rows else {
        return piece.bytes().filter(u8::is_ascii).count() <= 20;
    };
    // A capital in front belongs to its word: `Position`.
    let changes = rows.len().saturating_sub(if *first == [true] { 2 } else { 1 });
    let has_single =
        *first == [false] || rows.windows(2).any(|pair| matches!(pair, [[true, true], [false, ..]]));
    cases.len() <= 24 && cases.len() >= changes.saturating_mul(3) && !has_single
}

/// A number with what it counts: `30s`, `1e10`, `01T12`, `1000PEPE`, `BTC1000`, `u64`.
fn is_quantity(piece: &str) -> bool {
    let split = |at: fn(char) -> bool| piece.split_at_checked(piece.find(at)?);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_symbol =
        |text: &str| (2..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let (digits, rest) = split(|character| !character.is_ascii_digit()).unwrap_or_default();
    if !digits.is_empty() {
        let is_unit = rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_word(rest);
        let is_exponent =
            rest.strip_prefix(['e', 'E']).is_some_and(|exponent| is_digits(exponent) && exponent.len() <= 3);
        // In a time such as `2026-11-29T18:37:11Z` or `20261129T183711Z`.
        let is_time = rest.strip_prefix('T').is_some_and(|time| {
            let time = time.strip_suffix('Z').unwrap_or(time);
            is_digits(time) && matches!((digits.len(), time.len()), (2, 2) | (8, 4 | 6))
        });
        return is_unit || is_exponent || is_time || is_symbol(rest) && digits.len() <= 7;
    }
    split(|character| character.is_ascii_digit()).is_some_and(|(letters, digits)| {
        let is_type = ["i", "f", "u", "v"].contains(&letters) && digits.len() == 2;
        (is_symbol(letters) && digits.len() <= 7 || is_type) && is_digits(digits)
    })
}
