//! Runs of characters, which are shown or blanked as a whole.

use alloc::vec::Vec;

/// Whether a character ends a run: a blank, or what quotes, brackets and separates. Everything else belongs to it, so that nothing within a
/// secret makes two of it.
pub(super) fn ends_run(character: char) -> bool {
    const ENDS: &str = "\"&',;<>?[]`{|}";
    let is_punctuation = matches!(
        character,
        '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{b4}' | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
    );
    ENDS.contains(character) || is_punctuation || is_blank(character) || is_chinese(character)
}

/// A blank that parts words. A character without a width does not.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_ascii_control()
}

/// The words of Chinese have no blanks between them, so each row of its characters is a word.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
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
    let [first, _, ..] = &*rows else { return cases.len() <= 20 || !piece.is_ascii() };
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
    let of_number =
        || split(|character| !character.is_ascii_digit()).filter(|(digits, _)| !digits.is_empty());
    if let Some((digits, rest)) = of_number() {
        let is_unit = rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_word(rest);
        let is_exponent = rest.strip_prefix(['e', 'E']).is_some_and(is_digits);
        // In a time such as `2026-11-29T18:37:11Z` or `20261129T183711Z`.
        let is_time = rest.strip_prefix('T').is_some_and(|time| {
            let time = time.strip_suffix('Z').unwrap_or(time);
            is_digits(time) && matches!((digits.len(), time.len()), (2, 2) | (8, 4 | 6))
        });
        return is_unit || is_exponent || is_time || is_symbol(rest);
    }
    split(|character| character.is_ascii_digit()).is_some_and(|(letters, digits)| {
        let is_type = ["i", "f", "u", "v"].contains(&letters) && digits.len() == 2;
        (is_symbol(letters) || is_type) && is_digits(digits)
    })
}
