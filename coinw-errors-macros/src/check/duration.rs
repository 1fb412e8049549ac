//! The format's durations: a whole number and a unit, as in `500ms`, `1s`, `2m`, `1h`.

use std::time::Duration;

use crate::text::split_digits;

const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Reads a delay, or says what is wrong with it and what to write instead.
pub fn parse(text: &str) -> Result<Duration, (&'static str, String)> {
    let (number, unit) = split_digits(text);
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
    let milliseconds = number.parse().unwrap_or(u64::MAX).saturating_mul(milliseconds_per_unit);
    let delay = Duration::from_millis(milliseconds);
    if delay.is_zero() {
        let label = "write how long to wait before sending the request again, at least `1ms`";
        Err(("a delay must be longer than zero", label.to_owned()))
    } else if delay > LONGEST {
        Err(("a delay must be at most one hour", "write `1h` or less".to_owned()))
    } else {
        Ok(delay)
    }
}

fn not_a_duration(text: &str) -> (&'static str, String) {
    if text.trim_start().starts_with('-') {
        return ("a delay cannot be negative", "write it without the `-`".to_owned());
    }
    let (number, unit) = split_digits(text.trim());
    let unit = match unit.trim().to_lowercase().as_str() {
        "milliseconds" | "millisecond" | "msec" | "ms" => "ms",
        "seconds" | "second" | "secs" | "sec" | "s" => "s",
        "minutes" | "minute" | "mins" | "min" | "m" => "m",
        "hours" | "hour" | "h" => "h",
        _ => "",
    };
    let meant = format!("{number}{unit}");
    let is_delay = !number.is_empty() && !unit.is_empty() && parse(&meant).is_ok();
    let label = if is_delay {
        format!("did you mean `{meant}`?")
    } else {
        "write a whole number and ms, s, m or h, as in `500ms` or `2s`".to_owned()
    };
    ("this is not a duration", label)
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
        for text in ["", "1", "s", "+1s", "1.5s", "1 s", " 1s", "1s ", "1S", "1d", "one second", "1秒"] {
            assert_eq!(parse(text).unwrap_err().0, "this is not a duration", "{text:?}");
        }
    }

    #[test]
    fn another_way_to_write_a_duration_is_understood_but_not_accepted() {
        for text in ["2 s", "2S", " 2s", "2sec", "2 seconds"] {
            assert_eq!(parse(text).unwrap_err().1, "did you mean `2s`?", "{text:?}");
        }
    }

    #[test]
    fn every_unit_is_understood_by_its_name() {
        for (text, meant) in [("5 msec", "5ms"), ("2 secs", "2s"), ("3 minutes", "3m"), ("1 Hour", "1h")] {
            assert_eq!(parse(text).unwrap_err().1, format!("did you mean `{meant}`?"), "{text:?}");
        }
    }

    #[test]
    fn what_would_be_refused_too_is_not_suggested() {
        for text in ["0 s", "90 minutes"] {
            assert!(parse(text).unwrap_err().1.starts_with("write a whole number"), "{text:?}");
        }
    }

    #[test]
    fn negative_is_refused() {
        assert_eq!(parse("-1s").unwrap_err().0, "a delay cannot be negative");
    }

    #[test]
    fn zero_is_refused() {
        assert_eq!(parse("0s").unwrap_err().0, "a delay must be longer than zero");
    }

    #[test]
    fn more_than_an_hour_is_refused() {
        for text in ["61m", "2h", "3600001ms", "99999999999999999999999s", "18446744073709551615h"] {
            assert_eq!(parse(text).unwrap_err().0, "a delay must be at most one hour", "{text:?}");
        }
    }
}
