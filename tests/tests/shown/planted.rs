//! Secrets planted by someone who had not seen the code (`planted.jsonl`), each in a text like those of servers and clients. None of the
//! kind `real` is shown. Those of the kinds `word` and `number` are shown, as the page admits.

use std::collections::HashMap;
use std::fs;

use coinw_errors::Market::Futures;
use coinw_errors::{Error, SupportRequest};
use serde::Deserialize;

use crate::by_body::{check, check_frame, decode, decode_batch};
use crate::{shown, with_message};

#[derive(Deserialize)]
struct Planted {
    at: String,
    text: String,
    secret: Secret,
    kind: String,
    why: String,
}

/// One text, or several of which none may be shown: the whole secret, and parts of it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Secret {
    One(String),
    Several(Vec<String>),
}

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

fn body(planted: &Planted) -> String {
    let (text, quoted) = (&planted.text, serde_json::to_string(&planted.text).unwrap());
    match &*planted.at {
        "body" | "cause" => text.clone(),
        "message" => with_message(text),
        "data" => format!(r#"{{"code":0,"data":{text}}}"#),
        "key" => format!(r#"{{"code":777001,"msg":"x",{quoted}:1}}"#),
        at => panic!("{at}"),
    }
}

/// Every error that a body can be, however it is read.
fn errors(body: &str) -> Vec<Error> {
    let items = decode_batch::<u32>(Futures, body);
    let of_items =
        items.map_or_else(|error| vec![error], |items| items.into_iter().filter_map(Result::err).collect());
    let of_all = [
        check(Futures, body).err(),
        decode::<u32>(Futures, body).err(),
        decode::<bool>(Futures, body).err(),
        decode::<Vec<u32>>(Futures, body).err(),
        decode::<HashMap<String, u32>>(Futures, body).err(),
        decode::<Order>(Futures, body).err(),
        decode::<Vec<Side>>(Futures, body).err(),
    ];
    let of_frame = check_frame(Futures, body).err();
    let mut errors: Vec<_> = of_all.into_iter().flatten().chain(of_items).chain(of_frame).collect();
    // What is no success is the same error in every way of reading it.
    errors.dedup();
    errors
}

/// The form that somebody fills in with the text.
fn form(text: &str) -> String {
    let [parameters, logs, description] = [text; 3].map(str::to_owned);
    SupportRequest { parameters, logs, description, ..SupportRequest::default() }.to_string()
}

#[test]
fn no_planted_secret_is_shown() {
    let file = coinw_errors_tests::workspace().join("tests/tests/shown/planted.jsonl");
    let file = fs::read_to_string(file).unwrap();
    let planted = file.lines().map(|line| serde_json::from_str::<Planted>(line).unwrap());
    let real: Vec<_> = planted.filter(|planted| planted.kind == "real").collect();
    assert!(real.len() >= 400);
    let mut leaks = Vec::new();
    for planted in &real {
        let errors = errors(&body(planted));
        assert!(!errors.is_empty(), "{}", planted.text);
        let all = errors.iter().map(shown).collect::<String>() + &form(&planted.text);
        // Wrapped where a terminal ends, a secret would be hidden from a plain search.
        let in_one_line: String =
            all.chars().filter(|character| !character.is_whitespace() && *character != '│').collect();
        let secrets = match &planted.secret {
            Secret::One(secret) => std::slice::from_ref(secret),
            Secret::Several(secrets) => secrets,
        };
        if let Some(secret) =
            secrets.iter().find(|&secret| all.contains(secret) || in_one_line.contains(secret))
        {
            leaks.push(format!("{secret} ({}): {:.200}", planted.why, planted.text));
        }
    }
    assert!(leaks.is_empty(), "{} of {} are shown:\n{}", leaks.len(), real.len(), leaks.join("\n"));
}
