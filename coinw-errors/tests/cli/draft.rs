//! `coinw-errors spec` and `coinw-errors draft`: from a log line to an entry in your own guide.

use coinw_errors_tests::{Scratch, workspace};

use crate::{printed, refused, run_with_input};

const FUTURES: [&str; 3] = ["draft", "--market", "futures"];

fn drafted(payload: &str) -> String {
    printed(&[&FUTURES[..], &[payload]].concat())
}

/// The value of a key in a drafted entry.
fn value<'a>(entry: &'a str, key: &str) -> &'a str {
    let line =
        entry.lines().find_map(|line| line.trim_start_matches([' ', '-']).strip_prefix(&format!("{key}: ")));
    line.unwrap_or_else(|| panic!("no {key} in {entry}")).split(" # ").next().unwrap()
}

#[test]
fn the_guide_and_its_schema_are_printed_as_they_are() {
    for (arguments, file) in [
        (&["spec"][..], "coinw.yaml"),
        (&["spec", "--schema"], "coinw.schema.json"),
        (&["spec", "--observed"], "observed.yaml"),
    ] {
        let written = std::fs::read_to_string(workspace().join("coinw-errors/spec").join(file)).unwrap();
        assert_eq!(printed(arguments), written);
    }
}

#[test]
fn a_draft_has_what_the_response_says_and_nothing_that_is_not_known() {
    let entry = drafted(r#"{"code":777016,"msg":"Moon phase wrong"}"#);
    for (key, expected) in [
        ("code", "777016"),
        ("name", "MoonPhaseWrong"),
        ("markets", "[futures]"),
        ("message", r#""Moon phase wrong""#),
        ("sample", r#"'{"code":777016,"msg":"Moon phase wrong"}'"#),
        ("retry", "never"),
        ("outcome", "unknown"),
        ("inferred", "[title, kind, retry, outcome, remedies, cause, steps]"),
    ] {
        assert_eq!(value(&entry, key), expected);
    }
    for key in ["name", "title", "kind", "retry", "outcome", "remedies", "cause", "steps"] {
        let line = entry.lines().find(|line| line.trim_start().starts_with(&format!("{key}:"))).unwrap();
        assert!(line.contains(" # WRITE: "), "{line}");
    }
}

#[test]
fn a_sample_is_the_response_as_it_arrived() {
    for (payload, sample) in [
        (
            r#"{"orderId":"123", "code":"-777001","msg":"it's low","success":false}"#,
            r#"{"orderId":"123", "code":"-777001","msg":"it''s low","success":false}"#,
        ),
        (
            r#"{"code":0,"data":[{"msgCode":777001,"openId":"1","msg":"low"}]}"#,
            r#"{"msgCode":777001,"openId":"1","msg":"low"}"#,
        ),
        (
            "INFO got {'channel':'x','data':{'result':False,'errorCode':777001,'errorMsg':'no'}} after 3 ms",
            r#"{"channel":"x","data":{"result":false,"errorCode":777001,"errorMsg":"no"}}"#,
        ),
        ("{\n  \"code\": 777001,\n  \"msg\": \"no\"\n}", r#"{   "code": 777001,   "msg": "no" }"#),
        // What is not shown is not drafted.
        (r#"{"code":777001,"msg":"no","success":false,"sign":"5b1c9E2F"}"#, r#"{"code":777001,"msg":"no"}"#),
    ] {
        assert_eq!(value(&drafted(payload), "sample"), format!("'{sample}'"));
    }
    assert_eq!(value(&drafted(r#"{"errorCode":777001,"errorMsg":"no"}"#), "channel"), "websocket");
}

#[test]
fn each_response_gets_an_entry_and_each_that_does_not_is_told() {
    let text = r#"
        {"code":777001,"msg":"one"} {"code":29001,"msg":"API access frequently"}
        {"code":777002,"msg":"two"} {"code":0,"msg":""} {"code":777001,"msg":"one"} {"code":777003,"success":false}
    "#;
    let output = run_with_input(&FUTURES, text.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let entries = super::text(&output.stdout);
    assert_eq!(entries.matches("\n  - code: ").count(), 2, "{entries}");
    assert!(entries.contains("  - code: 777001\n") && entries.contains("  - code: 777002\n"), "{entries}");
    assert_eq!(
        super::text(&output.stderr),
        "no entry: 777001: further responses with this code: 1\n\
         no entry: the guide lists 29001 API Access Frequently as `RateLimited`\n\
         no entry: 0: a success\n\
         no entry: 777003: no message found, which an entry needs\n"
    );
}

/// `spec --observed` prints its entry, and a file must not have two.
#[test]
fn a_code_that_was_seen_gets_no_entry_and_the_way_to_the_one_it_has() {
    let observed: serde_json::Value = serde_yaml::from_str(&printed(&["spec", "--observed"])).unwrap();
    for seen in observed["codes"].as_array().unwrap() {
        let [market, sample] = [&seen["markets"][0], &seen["sample"]].map(|text| text.as_str().unwrap());
        let refusal = refused(&["draft", "--market", market, sample], 1);
        let told = format!(
            "no entry: {}: `coinw-errors spec --observed` has an entry, `{}`\n",
            seen["code"],
            seen["name"].as_str().unwrap()
        );
        assert!(refusal.starts_with(&told), "{refusal}");
    }
}

#[test]
fn code_and_message_of_a_line_without_a_response_are_drafted() {
    for (line, message) in [
        ("2026-03-01 ERROR code=777001 msg=Moon phase wrong", "Moon phase wrong"),
        ("code: 777001, msg: \"Moon phase wrong\", took=3ms", "Moon phase wrong"),
        ("code=777001 message=余额不足 order=7", "余额不足"),
    ] {
        let entry = drafted(line);
        assert_eq!(value(&entry, "message"), format!("\"{message}\""), "{line}");
        assert!(
            entry.contains("'# WRITE: the exact response;")
                || entry.contains("' # WRITE: the exact response;"),
            "{entry}"
        );
    }
}

#[test]
fn no_secret_is_drafted() {
    let entry = drafted(r#"{"code":777077,"msg":"sign error: 5b1c9E2F","sign":"5b1c9E2F"}"#);
    assert!(!entry.contains("5b1c9E2F"), "{entry}");
    assert_eq!(value(&entry, "message"), r#""sign error: [redacted]""#);
}

#[test]
fn a_message_is_drafted_to_the_letter_or_marked() {
    for message in ["Insufficient balance", "ไม่มีเงิน", "余额不足", "né", "any 'bit' # see: dots"]
    {
        let entry = drafted(&format!(r#"{{"code":777077,"msg":"{message}"}}"#));
        assert!(entry.contains(&format!("    message: \"{message}\"\n")), "{entry}");
    }
    for message in ["no\\nmore", "no\u{200b}"] {
        let entry = drafted(&format!(r#"{{"code":777077,"msg":"{message}"}}"#));
        assert!(entry.contains("# WRITE: the server's exact text"), "{entry}");
    }
}

#[test]
fn a_character_of_the_sample_that_cannot_be_seen_is_an_escape() {
    let entry = drafted("{\"code\":777077,\"msg\":\"x\",\"success\":false,\"no\u{200b}te\":1}");
    assert_eq!(value(&entry, "sample"), r#"'{"code":777077,"msg":"x","success":false,"no\u200bte":1}'"#);
}

/// Of a longer one, not all is shown.
#[test]
fn the_sample_is_the_whole_response_below_300_characters() {
    for (length, is_whole) in [(299, true), (300, false)] {
        let body = r#"{"code":777077,"msg":"x","success":false}"#;
        let body = body.replace("777077,", &format!("777077,{}", " ".repeat(length - body.len())));
        let entry = drafted(&body);
        assert_eq!(entry.contains(&format!("    sample: '{body}'\n")), is_whole, "{entry}");
    }
}

#[test]
fn a_name_is_made_of_the_message_or_else_of_the_number() {
    for (code, message, name) in [
        ("777077", "moon price too low, min 1.5", "MoonPriceTooLowMin"),
        ("777077", "MOON_NOT_ENOUGH", "MoonNotEnough"),
        ("777077", "not Enough x", "NotEnoughX"),
        ("777077", "余额不足", "Code777077"),
        ("-777077", "余额不足", "CodeMinus777077"),
        ("777077", "3 orders", "Code777077"),
        ("777077", "Sign error", "SignError777077"),
        ("777077", "self", "Self777077"),
        ("777077", "null", "Null777077"),
        ("777077", "true", "True777077"),
        ("777077", "all", "All"),
    ] {
        let entry = drafted(&format!(r#"{{"code":{code},"msg":"{message}"}}"#));
        let found = value(&entry, "name");
        assert_eq!(found, name, "{message}");
    }
}

#[test]
fn what_cannot_be_drafted_is_told() {
    for (payload, said) in [
        (
            r#"{"code":9012,"msg":"x"}"#,
            "no entry: the guide lists 9012 Position Not Found as `PositionNotFound`",
        ),
        (r#"{"code":0,"success":false,"msg":"?"}"#, "no entry: 0 means success"),
        ("777001", "no entry: 777001: no response found"),
        (r#"{"code":777001}"#, "no entry: 777001: no message found"),
        (r#"{"code":"E1","msg":"?"}"#, "no entry: E1: not a 32-bit integer"),
        (r#"{"code":99999999999,"msg":"?"}"#, "no entry: 99999999999: not a 32-bit integer"),
        ("code=29001 msg=x", "no entry: the guide lists 29001 API Access Frequently"),
        ("hello", "error: nothing to draft: pass a response with an unlisted code"),
    ] {
        let error = refused(&[&FUTURES[..], &[payload]].concat(), 1);
        assert!(error.starts_with(said), "{payload}: {error}");
    }
}

/// The whole way, with real cargo: paste, draft, append, build. What `Response` reads with such guides, the library's own tests say.
#[test]
fn a_line_of_a_log_becomes_a_variant_with_a_lookup_and_a_decision() {
    let draft = drafted(r#"{"code":777016,"msg":"Moon phase wrong: 'ab\\c' \u4f59 \"x\""}"#);
    let head = "title: Codes that CoinW's guide lacks\nurl: https://example.com/\nsuccess: []\ncodes:\n";
    let program = r#"
        use coinw_errors::Extended::{Listed, Own};
        use coinw_errors::{Channel, Extended, Guide, Idempotency, Market, code, error_guide};

        #[error_guide("whole.yaml", matcher = whole)]
        enum Whole {}

        #[error_guide("own.yaml", matcher = own)]
        enum OwnCode {}

        type Code = Extended<OwnCode>;

        fn main() {
            let code = Whole::from_code(Market::Futures, 777016);
            assert!(matches!(code, Some(whole!(777016))));
            println!("{}: {}", code.unwrap(), code.unwrap().retry_action(Idempotency::NotIdempotent));

            let found = |number| Code::from_code_on(Market::Futures, Channel::Rest, number);
            assert!(matches!(found(777016), Some(Own(own!(777016)))));
            assert!(matches!(found(29001), Some(Listed(code!(29001)))));
            assert_eq!(found(777001), None);
        }
    "#;
    let said = Scratch::new("")
        .file("whole.yaml", printed(&["spec"]) + &draft)
        .file("own.yaml", head.to_owned() + &draft)
        .file("src/main.rs", program)
        .cargo()
        .succeed(&["run", "--quiet"]);
    assert!(said.starts_with("777016 Moon phase wrong"), "{said}");
    assert!(
        said.ends_with("not before you have asked the exchange whether the request was carried out\n"),
        "{said}"
    );
}
