//! What an error keeps of the body, and how much of it.

use crate::by_body::check;
use coinw_errors::Market::Futures;
use coinw_errors::{Error, Reason};

#[track_caller]
fn refused(body: impl AsRef<[u8]>) -> Error {
    match check(Futures, &body) {
        Err(error) if error.reason() == Reason::Exchange => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_long_body_is_kept_up_to_the_limit() {
    let body = format!(r#"{{"code":500,"msg":"{}"}}"#, "界".repeat(10_000));
    let error = refused(&body);
    assert!(error.body_is_cut());
    assert!(error.body().len() <= Error::BODY_LIMIT);
    assert!(error.body().len() > Error::BODY_LIMIT - 4);
    assert!(body.starts_with(error.body()));
}

#[test]
fn a_long_body_that_is_not_utf_8_is_kept_up_to_the_limit() {
    for length in [100_000, Error::BODY_LIMIT] {
        let error = check(Futures, &vec![0xff; length]).unwrap_err();
        assert!(error.body_is_cut(), "{length}");
        assert!(error.body().len() <= Error::BODY_LIMIT, "{length}");
    }
}

#[test]
fn a_long_message_and_a_long_code_are_kept_up_to_the_limit() {
    let long = "x".repeat(100_000);
    let error = refused(format!(r#"{{"code":"{long}","msg":"{long}"}}"#));
    assert_eq!(error.message().map(str::len), Some(Error::BODY_LIMIT));
    assert_eq!(error.code_text().map(|code| code.len()), Some(Error::BODY_LIMIT));
}

#[test]
fn a_code_that_was_cut_is_no_number() {
    let zeros = "0".repeat(Error::BODY_LIMIT);
    assert_eq!(refused(format!(r#"{{"code":"{zeros}7"}}"#)).number(), None);
    assert_eq!(refused(format!(r#"{{"code":"{}7"}}"#, &zeros[2..])).number(), Some(7));
}

#[test]
fn a_message_is_kept_however_it_is_written() {
    for (written, message) in [
        (r#""a \"quoted\" word""#, r#"a "quoted" word"#),
        (r#""\u4e1a务""#, "业务"),
        (r#""\u0035""#, "5"),
        ("1.50", "1.50"),
        ("18446744073709551616", "18446744073709551616"),
        ("true", "true"),
        (r#"{"text":["a"]}"#, r#"{"text":["a"]}"#),
    ] {
        let error = refused(format!(r#"{{"code":500,"msg":{written}}}"#));
        assert_eq!(error.message(), Some(message), "{written}");
    }
}

#[test]
fn what_the_server_sends_cannot_forge_a_line_of_a_log() {
    for body in [
        "{\"code\":500,\"msg\":\"a\\nERROR forged\"}",
        "{\"code\":\"7\\nERROR forged\",\"msg\":\"a\"}",
        "<html>\nERROR forged",
    ] {
        assert_eq!(check(Futures, body).unwrap_err().to_string().lines().count(), 1, "{body}");
    }
}

#[test]
fn the_limit_is_8_kib() {
    assert_eq!(Error::BODY_LIMIT, 8_192);
    let body = format!(r#"{{"code":500,"x":"{}"}}"#, "y".repeat(8_192 - 19));
    assert_eq!(body.len(), 8_192);
    assert!(!refused(&body).body_is_cut());
    assert!(refused(body + " ").body_is_cut());
}

#[test]
fn no_character_is_cut_in_two() {
    for before in 0..4 {
        let body = "x".repeat(before) + &"😀".repeat(Error::BODY_LIMIT);
        let kept = check(Futures, &body).unwrap_err().body().len();
        assert_eq!(kept, Error::BODY_LIMIT - (Error::BODY_LIMIT - before) % 4, "{before}");
    }
}

#[test]
fn what_cannot_be_read_is_shown_by_its_beginning() {
    let page = format!("<html>502 Bad Gateway {}", "two ".repeat(50));
    let error = check(Futures, &page).unwrap_err();
    // Not within a word.
    let beginning = &page[..98];
    assert_eq!(
        error.to_string(),
        format!("futures: the response is not JSON; body starts with {beginning:?}")
    );
    let shown = format!("{error:?}");
    assert!(
        shown.starts_with(
            "Error { reason: NotJson, market: Futures, detail: \"expected value at line 1 column 1\""
        ),
        "{shown}"
    );
    assert!(shown.ends_with(&format!("body: {page:?} }}")), "{shown}");
}

#[test]
fn a_long_body_that_is_not_utf_8_is_cut() {
    let page = [b"<html>\xff".as_slice(), &b"x".repeat(Error::BODY_LIMIT)].concat();
    let error = check(Futures, &page).unwrap_err();
    assert!(error.body_is_cut() && error.body().starts_with("<html>\u{fffd}x"));
    assert!(!check(Futures, b"<html>\xff").unwrap_err().body_is_cut());
}

#[test]
fn errors_of_different_bodies_differ() {
    let [one, other] = ["<html>", "<body>"].map(|page| check(Futures, page).unwrap_err());
    assert_ne!(one, other);
    assert_eq!(one, one.clone());
}

#[test]
fn a_message_with_escapes_is_kept_up_to_the_limit() {
    for (length, kept) in [(Error::BODY_LIMIT, Error::BODY_LIMIT), (9_000, Error::BODY_LIMIT)] {
        let error = refused(format!(r#"{{"code":500,"msg":"{}"}}"#, "\\n".repeat(length)));
        assert_eq!(error.message().unwrap().len(), kept, "{length}");
    }
}

#[test]
fn a_message_that_may_have_been_cut_does_not_show_its_last_word() {
    let most = Error::BODY_LIMIT - 4;
    for (length, shown) in [(most, "[redacted] word"), (most + 1, "[redacted] [redacted]")] {
        let message = format!("{} word", "7f".repeat(length)[..length - 5].to_owned());
        let said = refused(format!(r#"{{"code":500,"msg":"{message}"}}"#)).to_string();
        assert!(said.ends_with(&format!("\"{shown}\"")), "{length}: {said}");
    }
}
