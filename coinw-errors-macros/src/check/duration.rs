//! The format's durations: a whole number and a unit, as in `500ms`, `1s`, `2m`, `1h`.

use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Reads a delay, or says what is wrong with it.
pub fn parse(text: &str) -> Result<Duration, String> {
    let digits = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let milliseconds_per_unit: u64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err(not_a_duration(text)),
    };
    if number.is_empty() {
        return Err(not_a_duration(text));
    }
    // A number too large for the type is longer than an hour in any unit.
    let delay = number
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(milliseconds_per_unit))
        .map_or(Duration::MAX, Duration::from_millis);
    if delay.is_zero() {
        Err(format!("`{text}` is no delay: it has to be longer than zero"))
    } else if delay > LONGEST {
        Err(format!("`{text}` is longer than an hour, the longest delay"))
    } else {
        Ok(delay)
    }
}

fn not_a_duration(text: &str) -> String {
    format!("{text:?} is not a duration: write a whole number and ms, s, m or h, as in `500ms` or `2s`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_read() {
        let read = ["500ms", "1s", "2m", "1h"].map(|text| parse(text).map(|delay| delay.as_millis()));
        assert_eq!(read, [Ok(500), Ok(1_000), Ok(120_000), Ok(3_600_000)]);
    }

    #[test]
    fn what_is_not_a_number_with_a_unit_is_refused() {
        for text in ["", "1", "s", "-1s", "+1s", "1.5s", "1 s", " 1s", "1s ", "1S", "1d", "one second", "1秒"]
        {
            let problem = parse(text).unwrap_err();
            assert!(problem.contains("is not a duration"), "{text:?}: {problem}");
        }
    }

    #[test]
    fn zero_is_refused() {
        assert!(parse("0s").unwrap_err().contains("is no delay"));
    }

    #[test]
    fn more_than_an_hour_is_refused() {
        for text in ["61m", "2h", "3600001ms", "99999999999999999999999s", "18446744073709551615h"] {
            let problem = parse(text).unwrap_err();
            assert!(problem.contains("longer than an hour"), "{text:?}: {problem}");
        }
    }
}
