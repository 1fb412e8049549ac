//! What the exchange echoes is not shown: neither in a log, nor in a panic, nor in a letter to support.

use std::collections::HashMap;

use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Error, SupportRequest, check, decode};
use serde::Deserialize;

const SECRET: &str = "5b1c9E2F";

/// Everything that someone may see of an error.
fn shown(error: &Error) -> String {
    let request = SupportRequest::from(error);
    let report = miette::Report::new(error.clone());
    format!(
        "{error} {error:#} {error:?} {error:#?} {report} {report:?} {request} {request:?} {} {}",
        request.to_markdown(),
        serde_json::to_string(error).unwrap()
    )
}

#[track_caller]
fn assert_hidden(body: &str) {
    let error = check(Futures, body).unwrap_err();
    assert!(!shown(&error).contains(SECRET), "{body}\n{}", shown(&error));
    assert!(shown(&error).contains("[redacted]"), "{body}\n{}", shown(&error));
    assert!(error.body().contains(SECRET), "the body is kept");
}

/// A body whose message is this text.
fn with_message(text: &str) -> String {
    format!(r#"{{"code":6001,"msg":{}}}"#, serde_json::to_string(text).unwrap())
}

#[test]
fn no_text_of_a_body_is_shown_wherever_it_stands() {
    for params in [
        format!(r#"{{"anything":"{SECRET}"}}"#),
        format!(r#"{{"api\u005fkey":"{SECRET}"}}"#),
        format!(r#"{{"name":"api_key","value":"{SECRET}"}}"#),
        format!(r#"["api_key","{SECRET}"]"#),
        format!(r#"{{"a":[{{"b":["{SECRET}"]}}]}}"#),
        format!(r#""{{\"listenKey\":\"{SECRET}\"}}""#),
        format!(r#""{{\"a\":\"{{\\\"b\\\":\\\"{SECRET}\\\"}}\"}}""#),
        format!(r#"{{"msg":"{SECRET}"}}"#),
        format!(r#"{{"code":"{SECRET}"}}"#),
    ] {
        assert_hidden(&format!(r#"{{"code":6001,"msg":"sign error","params":{params}}}"#));
        assert_hidden(&format!(r#"{{"params":{params},"code":6001}}"#));
        // Cut off, and damaged.
        assert_hidden(&format!(r#"{{"code":6001,"params":{params}"#));
        assert_hidden(&format!(r#"{{"code":6001,"params":{params}}} x"#));
        assert_hidden(&format!(r#"{{"params":{params}, code: 6001, }}"#));
    }
}

#[test]
fn only_the_value_of_the_code_and_of_the_message_is_shown() {
    for body in [
        format!(r#"{{"code":6001,"msg": , "{SECRET}"}}"#),
        format!(r#"{{"code":6001,"msg":"sign error" "{SECRET}"}}"#),
        format!(r#"{{"code":6001,"msg":"sign error" [] "{SECRET}"}}"#),
        format!(r#"{{"code":6001,"data":{{"msg":"{SECRET}"}}}}"#),
        format!(r#"["msg":"{SECRET}",["msg":"{SECRET}"]]"#).replacen(r#""msg":"#, "", 1),
    ] {
        assert_hidden(&body);
    }
}

#[test]
fn no_text_of_a_literal_of_another_language_is_shown() {
    for body in [
        format!("{{'code': 6001, 'name': 'api_key', 'value': '{SECRET}'}}"),
        format!("{{code: 6001, key: `{SECRET}`, other: {SECRET}}}"),
        format!("['{SECRET}', \"it's\", '{SECRET}']"),
        format!("'{SECRET}'"),
        format!("\u{feff} [{SECRET}]"),
    ] {
        assert_hidden(&body);
    }
}

#[test]
fn what_follows_the_name_of_a_secret_is_not_shown() {
    for text in [
        format!("wrong: api_key={SECRET}&secret_key={SECRET}&a=1"),
        format!("secret_key {SECRET} is invalid"),
        format!("Authorization: Token {SECRET}"),
        format!("authorization: Digest username=\"a\", response=\"{SECRET}\""),
        format!("Bearer {SECRET}"),
        format!("Cookie: a=1; other={SECRET}"),
        format!("sid={SECRET}; a=1"),
        format!("listenKey {SECRET}"),
        format!("X-CW-APIKEY: {SECRET}\r\nHost: x"),
        format!("X-CW-SIGN: \"{SECRET}\""),
        format!("sign error: {SECRET}"),
        format!("invalid token '{SECRET}'"),
        format!("\"name\":\"api_key\",\"value\":\"{SECRET}\""),
        format!("the parameters were ('api_key', '{SECRET}')"),
        format!("got {{\"sign\":\"{SECRET}\"}}"),
        format!("got {{\\\"sign\\\":\\\"{SECRET}\\\"}}"),
        format!("got {{\"\"passphrase\"\":\"\"{SECRET}\"\"}}"),
        format!("token=[\"a\",\"{SECRET}\"]"),
        format!("token={{\"a\":\"]}}\",\"b\":\"{SECRET}\"}}"),
        format!("sign%3D{SECRET}%26a=1"),
        format!("api_key => {SECRET}, a => 1"),
        format!("password is {SECRET}"),
        format!("api key ({SECRET}) expired"),
        format!("session {SECRET} expired"),
        format!("sign: \\{SECRET}"),
        format!("api_key -> {SECRET}"),
        format!("api_key := {SECRET}"),
        format!("**api_key**: `{SECRET}`"),
        format!("| api_key | {SECRET} |"),
        format!("<apiKey>{SECRET}</apiKey>"),
        format!("{{&quot;api_key&quot;:&quot;{SECRET}&quot;}}"),
        format!("q=%7B%22api_key%22%3A%22{SECRET}%22%7D"),
        format!("api_key:\r\n  {SECRET}"),
        format!("'api_key':b'{SECRET}'"),
        format!("passcode {SECRET}"),
        format!("curl -u user:{SECRET} https://host"),
        format!("curl -uuser:{SECRET} https://host"),
        format!("curl --user \"user:a {SECRET}\" https://host"),
        format!("curl --user=user:a,{SECRET} https://host"),
        format!("curl -U user:{SECRET} https://host"),
        format!("-----BEGIN PRIVATE KEY-----\na/b\n{SECRET}\n-----END PRIVATE KEY-----"),
        format!("-----BEGIN RSA PRIVATE KEY-----\\n{SECRET}"),
        format!("签名 {SECRET}"),
        format!("签名：{SECRET}"),
        format!("签名“{SECRET}”无效"),
        format!("签名错误：{SECRET}"),
        format!("密钥 {SECRET}"),
        format!("API密钥是{SECRET}"),
        format!("密钥 api_key {SECRET}"),
        format!("密钥apiSecret：{SECRET}"),
        format!("令牌 {SECRET} 已过期"),
        format!("密码 {SECRET}"),
        format!("口令【{SECRET}】"),
        format!("私钥＝{SECRET}"),
        format!("验证码错误 {SECRET}"),
        format!("secret 为 {SECRET}"),
        format!("secret为{SECRET}"),
        format!("token 无效 {SECRET}"),
    ] {
        assert_hidden(&with_message(&text));
        assert_hidden(&format!("<html>{text}</html>"));
    }
}

#[test]
fn neither_of_two_secrets_that_are_compared_is_shown() {
    for text in [
        "sign: expected @ got @",
        "sign mismatch, expected: @, actual: @",
        "signature mismatch: expected \"@\", got \"@\"",
        "signature mismatch (@ != @)",
        "signature @ does not match @",
        "signature should be @ instead of @",
        "expected signature @ but was @",
        "签名不一致，期望 @，实际 @",
    ] {
        assert_hidden(&with_message(&text.replace('@', SECRET)));
        assert_hidden(&format!("<html>{}</html>", text.replace('@', SECRET)));
    }
}

#[test]
fn the_user_part_of_an_address_is_not_shown() {
    for text in [
        format!("https://user:{SECRET}@host/path"),
        format!("see wss://user:{SECRET}@host:443/path, or call"),
        format!("redis://:{SECRET}@host"),
        format!("https://{SECRET}@host"),
        format!("postgres://user:p@ss/{SECRET}@host"),
        format!("GET /?next=https%3A%2F%2Fuser%3A{SECRET}%40host"),
        format!("GET /?next=https%253A%252F%252Fuser%253A{SECRET}%2540host"),
        format!("got {{\"url\":\"https:\\/\\/user:{SECRET}@host\"}}"),
        format!("via proxy user:{SECRET}@host:8080"),
        format!("https://api_key:a,{SECRET}@host"),
        format!("Cookie:a=b@c; d={SECRET}"),
    ] {
        assert_hidden(&with_message(&text));
        assert_hidden(&format!("<html>{text}</html>"));
    }
}

#[test]
fn the_user_part_of_an_address_that_ends_with_what_is_kept_is_not_shown() {
    let address = "https://user:hunter";
    let blanks = " ".repeat(coinw_errors::ApiError::BODY_LIMIT - "<html>".len() - address.len());
    let error = check(Futures, &format!("<html>{blanks}{address}@host")).unwrap_err();
    assert!(error.body().ends_with(address));
    assert!(!shown(&error).contains("hunter"));
}

#[test]
fn a_word_after_the_certain_name_of_a_secret_and_a_sign_is_not_shown() {
    for text in [
        "password: hunter",
        "api_key=hunter",
        "secret=>hunter",
        "Cookie: hunter",
        "X-API-KEY:\thunter",
        "密码 hunter",
        "密码：hunter",
        "-u user:hunter",
        "secret 是 hunter",
        "sign error: expected \"hunter\"",
    ] {
        let error = check(Futures, &with_message(text)).unwrap_err();
        assert!(!shown(&error).contains("hunter"), "{error}");
    }
}

#[test]
fn what_has_the_shape_of_a_credential_is_not_shown() {
    for credential in [
        "abcdefghijklmno1",
        "1234567890-_+=aB",
        "MIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8==",
        "550e8400-e29b-41d4-a716-446655440000",
        // As services begin their keys.
        "sk_live_abcdef",
        "sk_test_abcdef",
        "rk_live_abcdef",
        "pk_live_abcdef",
        "ghp_abcdefghijklmnopqrstuvwxyz",
        "gho_abcdef",
        "github_pat_abcdef",
        "xoxb-abc-def",
        "xoxp-abc-def",
        "AKIAABCDEFGHIJKLMNOP",
        "AIzaSyAbcdef",
        "eyJhbGc.eyJzdWI.abc-_d",
    ] {
        for body in [
            with_message(&format!("who is {credential}?")),
            format!(r#"{{"code":"{credential}"}}"#),
            format!(r#"{{"code":6001,"{credential}":1}}"#),
            format!("<html>{credential}</html>"),
        ] {
            let error = check(Futures, &body).unwrap_err();
            assert!(!shown(&error).contains(credential), "{body}\n{}", shown(&error));
        }
    }
}

#[test]
fn a_credential_in_a_key_is_not_shown_however_it_is_written() {
    let error = check(Futures, r#"{"code":6001,"abcdefghijk\u006cmnopqrstuvwxyz1":1}"#).unwrap_err();
    assert!(!shown(&error).contains("abcdefghijk"), "{}", shown(&error));
    let error = check(Futures, r#"{"code":6001,"s\u0079mbol":1}"#).unwrap_err();
    assert!(format!("{error:?}").contains(r"s\\u0079mbol"), "{error:?}");
}

#[test]
fn an_array_in_the_place_of_a_code_or_of_a_message_is_shown_as_json() {
    for array in ["[ \"@\"]", "[\n[\"@\"]]", "[1, \"@\"]", " [ {\"a\":\"@\"}]", "\u{feff}[\"@\"]"] {
        let array = array.replace('@', SECRET);
        assert_hidden(&format!(r#"{{"code":{},"msg":"no"}}"#, array.trim_start_matches('\u{feff}')));
        assert_hidden(&with_message(&array));
    }
    let error = check(Futures, &with_message("[BTC] is \"halted\"")).unwrap_err();
    assert_eq!(error.api().unwrap().message(), Some("[BTC] is \"halted\""));
    assert!(error.to_string().ends_with(r#": "[BTC] is \"halted\"""#), "{error}");
}

#[test]
fn a_credential_that_ends_with_what_is_kept_is_not_shown() {
    for (start, length) in
        ["<html>", "[a] b"].into_iter().flat_map(|start| (8..40).map(move |length| (start, length)))
    {
        let credential = &"a1b2c3d4e5".repeat(4)[..length];
        let blanks = " ".repeat(coinw_errors::ApiError::BODY_LIMIT - start.len() - 1 - 8);
        let error = check(Futures, &format!("{start}{blanks} {credential}f6g7h8 more")).unwrap_err();
        assert!(error.body_is_cut());
        assert!(!shown(&error).contains("a1b2c3d4"), "{length}");
        assert!(format!("{error:?}").contains(&format!("{start}   ")), "{length}");
        assert!(format!("{error:?}").ends_with(" [redacted]\"… })"), "{length}");
    }
}

#[test]
fn a_type_error_quotes_nothing_of_the_data() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    enum Side {
        Long,
    }
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Empty {}
    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Sided {
        side: u8,
    }
    #[derive(Debug)]
    struct Talkative;
    impl<'de> Deserialize<'de> for Talkative {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            Err(serde::de::Error::custom(format!("what is {text}?")))
        }
    }
    let of = |data: String| format!(r#"{{"code":0,"data":{data}}}"#);
    let text = of(format!(r#""{SECRET}, expected `{SECRET}`, expected {SECRET}""#));
    let text = text.as_str();
    let variant = of(format!(r#"{{"{SECRET}`, expected {SECRET}":1}}"#));
    let values = of(format!(r#"{{"a":"{SECRET}"}}"#));
    for (error, reason) in [
        (decode::<u32>(Spot, text).unwrap_err(), "data: invalid type: string, expected u32 at line 1"),
        (decode::<bool>(Spot, text).unwrap_err(), "data: invalid type: string, expected a boolean at line 1"),
        (
            decode::<char>(Spot, text).unwrap_err(),
            "data: invalid value: string, expected a character at line 1",
        ),
        (decode::<Side>(Spot, text).unwrap_err(), "data: unknown variant, expected `Long` at line 1"),
        (decode::<Talkative>(Spot, text).unwrap_err(), "data: the requested type rejects the value"),
        (
            decode::<HashMap<String, u32>>(Spot, &values).unwrap_err(),
            "data.a: invalid type: string, expected u32 at line 1",
        ),
        (
            decode::<[u8; 2]>(Spot, r#"{"code":0,"data":[1]}"#).unwrap_err(),
            "data: invalid length 1, expected an array of length 2 at line 1",
        ),
    ] {
        let Error::Data(unreadable) = &error else { panic!("{error}") };
        assert!(unreadable.reason().starts_with(reason), "{}", unreadable.reason());
        assert!(!shown(&error).contains(SECRET), "{}", shown(&error));
    }
    // Keys are shown.
    assert!(
        decode::<Side>(Spot, &variant).unwrap_err().to_string().contains("unknown variant, expected `Long`")
    );
    assert!(
        decode::<Empty>(Spot, &of(r#"{"x":1}"#.into()))
            .unwrap_err()
            .to_string()
            .contains("unknown field `x`")
    );
    // A name of a secret among the keys says nothing about the names of the type.
    let error = decode::<Sided>(Spot, &of(r#"{"sign":"x"}"#.into())).unwrap_err().to_string();
    assert!(error.contains("unknown field `sign`, expected `side`"), "{error}");
}

#[test]
fn no_secret_of_a_parameter_is_shown() {
    let request = SupportRequest {
        parameters: format!(r#"{{"api_key":"{SECRET}","sign":"{SECRET}"}}"#),
        endpoint: format!("/v1/x?sign={SECRET}"),
        logs: format!("> Authorization: Bearer {SECRET}"),
        ..SupportRequest::default()
    };
    let shown = format!("{request} {request:?} {}", request.to_markdown());
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn what_is_no_secret_is_shown() {
    for text in [
        "sign is required",
        "sign error",
        "the token is invalid",
        "the token is not valid",
        "baseToken=BTC",
        "token: BTC not supported",
        "token BTC_USDT not supported",
        "invalid key: unknown",
        "token 404",
        "token=null&sign=",
        "api_key: None, password: [redacted]",
        "design: 5b1c, assign=5b1c, tokens_left=3, monkeys",
        "Position not found",
        "password wrong",
        "the password is: wrong",
        "api_key error: expired",
        "invalid cookie at step b4",
        "sign x 5b1c is unknown",
        "order 33309907537115139 for orderId=33309907537115139",
        "sign: \\中文",
        "2026-11-24T10:17:00Z",
        "用户api出错",
        "签名错误",
        "密钥无效，请检查",
        "密码不能为空",
        "密码错误3次，请稍后再试",
        "签名错误，code 6001",
        "sign error 6001",
        "invalid session: 1004",
        "token expired (code 1004)",
        "invalid key: expected BTC, got ETH",
        "expected 5b1c, got 6c2d",
        "[Errno 1] Operation not permitted",
        "KeyError: 'code'",
        "{\"status\":\"error\"}",
        "sort -u file, then --user alice",
        "https://host:443/x and git@host",
        "task_test_x, keyJson, sk_live_",
    ] {
        let error = check(Futures, &with_message(text)).unwrap_err();
        assert!(error.to_string().ends_with(&format!(": {text:?}")), "{error}");
    }
}

#[test]
fn a_body_that_is_no_secret_is_shown() {
    for body in [
        "[Errno 1] Operation not permitted",
        "[Errno 104] Connection reset by peer",
        "[ERROR] token invalid",
        "[object Object]",
        "\"code\"",
        "\"code\" is missing",
        "'message' is missing",
        "\"Position not found\"",
        "{\"status\":\"error\"}",
        "{\"status\":\"ok\"}",
        "{\"result\":\"failed\"}",
        "[\"29001\"]",
    ] {
        let error = check(Futures, body).unwrap_err();
        assert!(format!("{error:?}").contains(&format!("body: {body:?}")), "{error:?}");
    }
}

#[test]
fn behind_a_sentence_the_rest_of_a_body_is_still_read_as_json() {
    for body in [
        format!("[Errno 2] No such file: {{\"a\":\"{SECRET}\"}}"),
        format!("[ERROR] got '{SECRET}'"),
        format!("[ERROR] token {SECRET}"),
        format!("\"code\" is missing: [{SECRET}]"),
        format!("[{SECRET}] is wrong"),
        format!("[abc, {SECRET}] is wrong"),
        format!("[Errno {SECRET}] is wrong"),
        format!("\"{SECRET}\" is wrong"),
    ] {
        assert_hidden(&body);
    }
    // A list of one word is no sentence, and a known word is no secret, but for one that is named.
    for body in ["[hunter]", "[hunter, hunter]", r#"{"password":"error"}"#] {
        let error = check(Futures, body).unwrap_err();
        assert!(format!("{error:?}").contains("[redacted]"), "{error:?}");
        assert!(!format!("{error:?}").contains("hunter"), "{error:?}");
    }
}

#[test]
fn keys_numbers_literals_the_code_and_the_message_of_a_body_are_shown() {
    let body = r#"{"code":"E-1","msg":"no \"way\"","data":{"id":33309907537115139,"price":-0.5e3,"ok":true,"no":[false,null,""],"side":"long"}}"#;
    let error = check(Futures, body).unwrap_err();
    let expected = body.replace(r#""long""#, r#""[redacted]""#);
    assert!(format!("{error:?}").contains(&format!("body: {expected:?}")), "{error:?}");
    let body = r#"{"data":{"a":[{}]},"code":"E-1","msg":"no way"}"#;
    let error = check(Futures, body).unwrap_err();
    assert!(format!("{error:?}").contains(&format!("body: {body:?}")), "{error:?}");
    let python =
        "{'code': 9012, 'message': 'Position not found', 'retry': False, 'id': None, 'side': 'long'}";
    let request = SupportRequest { logs: python.to_owned(), ..SupportRequest::default() };
    assert!(request.to_string().contains(&python.replace("'long'", "\"[redacted]\"")), "{request}");
}
