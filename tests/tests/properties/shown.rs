//! Whatever arrives, only words and numbers of it are shown.

use coinw_errors::{Error, SupportRequest};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::bodies::any_bytes;
use crate::by_body::{check, check_frame, decode, decode_batch};
use crate::shown_oracle::{forbidden_run, raw_control};
use crate::verdicts::any_market;

/// A text of what may be words, numbers, secrets, names of secrets and signs, with anything in between.
fn any_message() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec![
            "order", "orderId", "Position", "USDT", "HTTPSConnectionPool", "业务异常", "签名", "密码是", "Ошибка", "ａｂｃ", "ไม่มี",
            "29001", "0.5", "1e-8", "30s", "u64", "BTC1000", "2026-11-29T18:37:11Z", "/v1/perpum/order", "https://u:pw@h",
            "sign", "api_key", "password", "token", "is", "a", "B", "5b", "x1", "null", "\u{200b}", "😀", "\u{202e}", "é",
        ]).prop_map(str::to_owned),
        3 => "[A-Za-z0-9]{1,12}",
        2 => "[a-z]{1,30}",
        1 => "[A-Za-z0-9+/]{20,60}",
        // What is escaped by any output cannot be told from an escape that arrived.
        1 => "[\\p{L}\\p{N}\\p{P}\\p{S}]{1,4}",
    ];
    let sign = select(vec![
        " ", " ", " ", "", "=", ": ", ":", "-", "_", "/", ".", ",", ", ", ";", "&", "?", "\"", "'", "\\",
        "\n", "\t", "(", ")", "[", "]", "{", "}", "<", ">", "#", "%", "@", "!", "*", "，", "：", "。", "…",
        "|", "\u{1b}",
    ]);
    vec((piece, sign), 0..12)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, sign)| [piece, sign.to_owned()]).collect())
}

/// The texts of an error that someone may see.
fn texts(error: &Error) -> Vec<String> {
    let record = serde_json::to_value(error).unwrap();
    let of_record =
        ["message", "reason", "error"].map(|key| record[key].as_str().unwrap_or_default().to_owned());
    of_record.into_iter().chain([error.to_string(), SupportRequest::from(error).to_string()]).collect()
}

/// The same texts, as each is judged: in JSON each key and each text is one by itself.
fn texts_alone(error: &Error) -> Vec<String> {
    let mut texts = texts(error);
    let form = texts.pop().unwrap();
    let (head, body) = form.split_once("(if available):").unwrap();
    // These quote the beginning of a body, which may be JSON.
    texts.retain(|line| !line.contains("starts with") && !line.contains("error without a code"));
    texts.push(head.to_owned());
    match serde_json::from_str(body) {
        Ok(json) => texts.extend(strings(&json)),
        // An escape such as `\u{e}` is none of JSON's.
        Err(_) if body.trim_start().starts_with(['{', '[']) => {}
        Err(_) => texts.push(body.to_owned()),
    }
    // So is each line.
    let lines = texts.iter().flat_map(|text| text.lines());
    // A code may be JSON, too, whose numbers are shown however they are written.
    let is_json =
        |line: &str| line.strip_prefix("Error Message: ").is_some_and(|code| code.starts_with(['{', '[']));
    lines.filter(|line| !is_json(line)).map(str::to_owned).collect()
}

fn strings(json: &Value) -> Vec<String> {
    match json {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(entries) => {
            entries.iter().flat_map(|(key, value)| [vec![key.clone()], strings(value)].concat()).collect()
        }
        _ => Vec::new(),
    }
}

fn wrong(error: &Error) -> Option<String> {
    let control = texts(error).into_iter().find_map(|text| {
        // The form has lines.
        let control = raw_control(&text, text.starts_with("Spot/Futures: "))?;
        Some(format!("{control:?} in {text:?}"))
    });
    let run = || {
        texts_alone(error)
            .into_iter()
            .find_map(|text| Some(format!("{:?} in {text:?}", forbidden_run(&text)?)))
    };
    control.or_else(run)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_words_and_numbers_of_a_message_are_shown(market in any_market(), message in any_message(), key in any_message()) {
        let [message, key] = [message, key].map(|text| text.replace('\\', "/"));
        let [quoted, key] = [&message, &key].map(|text| serde_json::to_string(text).unwrap());
        let bodies = [
            format!(r#"{{"code":777001,"msg":{quoted}}}"#),
            format!(r#"{{"code":{quoted},{key}:{quoted},"data":[{{{key}:[1,{quoted}]}}]}}"#),
            format!(r#"{{"code":0,"data":{{{key}:{quoted}}}}}"#),
            message.clone(),
            format!("{{{message}"),
        ];
        for body in bodies {
            // The parser quotes a text with escapes of its own.
            let decoded = decode::<std::collections::HashMap<String, bool>>(market, &body).err();
            let decoded = decoded.filter(|_| !format!("{message:?}").replace("\\\"", "").contains('\\'));
            for error in [check(market, &body).err(), decoded].into_iter().flatten() {
                prop_assert_eq!(wrong(&error), None, "{}", body);
            }
        }
        let form = SupportRequest { logs: message.clone(), endpoint: message, ..SupportRequest::default() };
        let form = form.to_string();
        prop_assert_eq!(form.lines().find_map(forbidden_run), None);
    }

    #[test]
    fn only_words_and_numbers_of_a_body_are_shown(market in any_market(), bytes in any_bytes()) {
        // In a text that is no JSON, a backslash cannot be told from one that an escape begins with.
        if bytes.contains(&b'\\') && serde_json::from_slice::<IgnoredAny>(&bytes).is_err() {
            return Ok(());
        }
        let of_items = decode_batch::<Value>(market, &bytes).into_iter().flatten().filter_map(Result::err);
        let of_all = [check(market, &bytes).err(), check_frame(market, &bytes).err(), decode::<u8>(market, &bytes).err()];
        for error in of_all.into_iter().flatten().chain(of_items.take(3)) {
            prop_assert_eq!(wrong(&error), None, "{:?}", error.body());
        }
    }
}
