//! A secret is planted anywhere, and looked for in everything that is shown.

use coinw_errors::{Error, Market, SupportRequest, check, check_frame, decode, decode_batch};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::verdicts::any_market;

/// Everything that someone may see of an error.
fn shown(error: &Error) -> String {
    let request = SupportRequest::from(error);
    let report = miette::Report::new(error.clone());
    format!(
        "{error} {error:#} {error:?} {error:#?} {report} {report:?} {request} {request:?} {}",
        request.to_markdown()
    )
}

/// Every error that a body can be, however it is read.
fn errors(market: Market, body: &[u8]) -> Vec<Error> {
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Order {
        side: Side,
        sign: Option<u32>,
    }
    #[derive(Debug, Deserialize)]
    enum Side {
        Long,
        Short,
    }
    let items = decode_batch::<u32>(market, body);
    let items =
        items.map_or_else(|error| vec![error], |items| items.into_iter().filter_map(Result::err).collect());
    [
        check(market, body).err(),
        check_frame(market, body).err(),
        decode::<u32>(market, body).err(),
        decode::<bool>(market, body).err(),
        decode::<char>(market, body).err(),
        decode::<Vec<u32>>(market, body).err(),
        decode::<std::collections::HashMap<String, u32>>(market, body).err(),
        decode::<Order>(market, body).err(),
        decode::<Vec<Side>>(market, body).err(),
        decode::<IgnoredAny>(market, body).err(),
    ]
    .into_iter()
    .flatten()
    .chain(items)
    .collect()
}

/// What tools put around lines, wrapped where a terminal ends, would hide a secret from a plain search.
fn without_layout(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '│').collect()
}

fn is_shown(secret: &str, market: Market, body: &str) -> Option<String> {
    let all = errors(market, body.as_bytes());
    all.iter().map(shown).find(|shown| shown.contains(secret) || without_layout(shown).contains(secret))
}

/// In a text of JSON anything is hidden.
fn any_secret() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z]{6,40}", "[A-Za-z0-9_+=-]{8,40}", "[a-z0-9]{6,12}"]
        .prop_filter("numbers are shown", |secret| {
            secret.chars().any(|character| character.is_ascii_alphabetic())
        })
        // What the texts around it hold is found anyway.
        .prop_map(|secret| format!("qz{secret}"))
}

/// What has the shape of a credential.
fn credential() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_+=-]{16,48}".prop_filter("a letter and a digit, not a name with a number", |secret| {
        let has = |is_kind: fn(char) -> bool| secret.chars().any(is_kind);
        let named = secret
            .split_once('=')
            .is_some_and(|(_, value)| value.chars().all(|digit| digit.is_ascii_digit()));
        has(|c| c.is_ascii_alphabetic()) && has(|c| c.is_ascii_digit()) && !named
    })
}

/// What hides only beside its name.
fn named_secret() -> impl Strategy<Value = String> {
    "[A-Za-z0-9]{6,15}".prop_filter("mixed", |secret| {
        secret.chars().any(|c| c.is_ascii_digit()) && secret.chars().any(|c| c.is_ascii_alphabetic())
    })
}

fn any_key() -> impl Strategy<Value = &'static str> {
    select(vec![
        "api_key",
        "apiKey",
        "api\\u005fkey",
        "secret_key",
        "sign",
        "token",
        "listenKey",
        "X-CW-APIKEY",
        "password",
        "cookie",
        "name",
        "value",
        "id",
        "side",
        "params",
        "request",
        "openId",
        "a",
        "data2",
        "code2",
        "界",
    ])
}

/// Some characters as escapes, and all that have to be.
fn escaped(text: &str, which: u64) -> String {
    text.chars().enumerate().fold(String::new(), |escaped, (at, character)| {
        let must_be = character.is_control() || "\"\\".contains(character);
        if must_be || which >> (at % 64) & 1 == 1 {
            format!("{escaped}\\u{:04x}", u32::from(character))
        } else {
            format!("{escaped}{character}")
        }
    })
}

/// JSON with the text somewhere in it.
fn around(text: &str, layers: Vec<(u8, &'static str)>) -> String {
    layers.into_iter().fold(format!("\"{text}\""), |inner, (layer, key)| match layer {
        0 => format!("[{inner}]"),
        1 => format!("[\"api_key\",{inner},1]"),
        2 => format!("{{\"name\":\"{key}\",\"value\":{inner}}}"),
        3 => format!("{{\"a\":[null,1.5],\"{key}\":{inner},\"b\":true}}"),
        // JSON in a text of JSON.
        4 => serde_json::to_string(&inner).unwrap(),
        _ => format!("{{\"{key}\":{inner}}}"),
    })
}

/// A sentence, a header, a query string or a literal, with a place for a secret beside its name.
fn naming() -> impl Strategy<Value = &'static str> {
    select(vec![
        "secret_key {} is invalid",
        "api_key={}",
        "a=1&sign={}&b=2",
        "sign={}",
        "Authorization: Token {}",
        "Authorization: Bearer {}",
        "authorization: Basic {}\r\nHost: x",
        "Cookie: a=1; sid={}",
        "Set-Cookie: session={}; path=/",
        "X-API-KEY: {}",
        "X-CW-SIGN:{}",
        "Bearer {}",
        "{'api_key': '{}'}",
        "{'name': 'api_key', 'value': '{}'}",
        "{api_key: `{}`}",
        "['api_key', '{}']",
        "('secret', '{}')",
        "listenKey {} expired",
        "token {} expired",
        "the token is {}",
        "invalid token: {}",
        "api_key => {}",
        "passphrase \"{}\"",
        "password: {}",
        "apiSign%3D{}%26a",
        "sign error: {}",
        "access_token=\"{}\"",
        "{\"api\\u005fkey\":\"{}\"}",
        "{\\\"sign\\\":\\\"{}\\\"}",
        "key={}",
        "secret: [\"{}\"]",
        "got {\"token\":{\"a\":\"{}\"}}",
        "api_key -> {}",
        "**token**: `{}`",
        "| sign | {} |",
        "<apiKey>{}</apiKey>",
        "{&quot;sign&quot;:&quot;{}&quot;}",
        "q=%7B%22api_key%22%3A%22{}%22%7D",
        "https://user:{}@host/path",
        "https://{}@host",
        "a=1&b=https%3A%2F%2Fuser%3A{}%40host%2F",
        "curl -u user:{} host",
        "curl --user 'user:{}' host",
        "sign: expected {} got {}",
        "signature mismatch: expected \"{}\", got \"{}\"",
        "签名 {}",
        "密码错误：{}",
        "密钥为{}，请检查",
        "x-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----",
    ])
}

/// A place that has no name of a secret in it.
fn harmless() -> impl Strategy<Value = &'static str> {
    select(vec![
        "{}",
        "<html>{}</html>",
        "who is {}?",
        "a: {}, b",
        "GET /v1/{}/x",
        "'{}'",
        "{} {}",
        "id {}\n",
        "界{}界",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_body_is_shown(
        market in any_market(),
        secret in any_secret(),
        which in prop_oneof![2 => Just(0), 1 => any::<u64>()],
        layers in vec((0..7_u8, any_key()), 0..5),
        place in 0..6_u8,
        end in prop_oneof![3 => Just(None), 1 => any::<proptest::sample::Index>().prop_map(Some)],
    ) {
        let json = around(&escaped(&secret, which), layers);
        let mut body = match place {
            0 => format!(r#"{{"code":6001,"msg":"sign error","params":{json}}}"#),
            1 => format!(r#"{{"code":0,"data":{json},"msg":""}}"#),
            2 => format!(r#"{{"code":0,"data":[{{"msgCode":9012,"params":{json}}}]}}"#),
            3 => format!(r#"{{"channel":"login","data":{{"result":false,"errorCode":1004,"args":{json}}}}}"#),
            4 => json,
            _ => format!(r#"{{"params":{json},"code":-103}} trailing"#),
        };
        if let Some(end) = end {
            let ends: Vec<_> = body.char_indices().map(|(at, _)| at).collect();
            body.truncate(ends[end.index(ends.len())]);
        }
        prop_assert_eq!(is_shown(&secret, market, &body), None, "{}", body);
        if which != 0 {
            prop_assert_eq!(is_shown(&escaped(&secret, which), market, &body), None, "{}", body);
        }
    }

    #[test]
    fn no_secret_beside_its_name_is_shown(
        market in any_market(),
        secret in named_secret(),
        naming in naming(),
        which in prop_oneof![2 => Just(0), 1 => any::<u64>()],
        place in 0..4_u8,
    ) {
        let text = naming.replace("{}", &secret);
        let message = serde_json::to_string(&text).unwrap();
        let message = if which == 0 { message } else { format!("\"{}\"", escaped(&text, which)) };
        let body = match place {
            0 => format!(r#"{{"code":6001,"msg":{message}}}"#),
            1 => format!(r#"{{"code":0,"data":[{{"msgCode":9012,"msg":{message}}}]}}"#),
            2 => format!(r#"{{"code":{message}}}"#),
            _ => text,
        };
        prop_assert_eq!(is_shown(&secret, market, &body), None, "{}", body);
    }

    #[test]
    fn nothing_with_the_shape_of_a_credential_is_shown(
        market in any_market(),
        secret in credential(),
        place in harmless(),
        which in prop_oneof![2 => Just(0), 1 => any::<u64>()],
        body in 0..4_u8,
    ) {
        let text = place.replace("{}", &secret);
        let message = serde_json::to_string(&text).unwrap();
        let message = if which == 0 { message } else { format!("\"{}\"", escaped(&text, which)) };
        let body = match body {
            0 => format!(r#"{{"code":6001,"message":{message}}}"#),
            1 => format!(r#"{{"code":{message}}}"#),
            2 => format!(r#"{{"code":6001,"{secret}":1}}"#),
            _ => text,
        };
        prop_assert_eq!(is_shown(&secret, market, &body), None, "{}", body);
    }
}
