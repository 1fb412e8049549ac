//! What is allocated, counted by the program's allocator.

#[path = "library/by_body/mod.rs"]
mod by_body;

use allocation_counter::measure;
use by_body::{check, check_frame, decode, decode_batch};
use coinw_errors::Market;
use coinw_errors::Market::{Futures, Spot};

#[track_caller]
fn assert_allocates_nothing(what: &str, run: impl FnOnce()) {
    assert_eq!(measure(run).count_total, 0, "{what}");
}

fn successes() -> Vec<(Market, String)> {
    let order = r#"{"id":"33308740320587027","instrument":"BTC","leverage":20,"note":"a\n\u754c"}"#;
    let orders = |count| vec![order; count].join(",");
    vec![
        (Futures, r#"{"code":0}"#.to_owned()),
        (Futures, r#"{"code":0,"data":{"value":"33309907537115139"},"msg":""}"#.to_owned()),
        (Futures, r#"{"code":200,"message":"","retry":false,"success":true}"#.to_owned()),
        (Spot, r#"{"code":"200","data":null,"msg":"SUCCESS","success":true,"failed":false}"#.to_owned()),
        (Spot, r#"{"msg":"\u6210\u529f","code":" +0200 ","success":"true"}"#.to_owned()),
        (Futures, r#"{"code":0,"data":[{"msgCode":0,"openId":"1"},{"msgCode":0,"openId":"2"}]}"#.to_owned()),
        (
            Futures,
            r#"{"code":0,"data":{"type":[1],"event":{"a":1},"\u0061":"\u0062"},"success":1.0}"#.to_owned(),
        ),
        (Spot, r#"{"c\u006fde":"\u0030"}"#.to_owned()),
        (Futures, r#"{"code":2e2}"#.to_owned()),
        (Futures, format!(r#"{{"code":0,"data":{{"rows":[{}]}}}}"#, orders(5_000))),
        (Futures, format!(r#"{{"data":[{}],"code":0}}"#, orders(5_000))),
    ]
}

#[test]
fn a_check_that_succeeds_allocates_nothing() {
    for (market, body) in successes() {
        assert_allocates_nothing(&body[..body.len().min(80)], || check(market, &body).unwrap());
    }
}

#[test]
fn a_frame_that_is_no_error_allocates_nothing() {
    for frame in [
        r#"{"channel":"login","data":{"result":true}}"#,
        r#"{"type":"depth","data":{"asks":[{"m":"95640.3","p":"0.807"}],"bids":[]}}"#,
    ] {
        assert_allocates_nothing(frame, || assert!(check_frame(Futures, frame).is_ok()));
    }
}

#[test]
fn decoding_allocates_nothing_but_what_the_type_does() {
    let body = r#"{"code":0,"data":["a","b"],"msg":""}"#;
    assert_allocates_nothing(body, || assert!(decode::<[&str; 2]>(Futures, body).is_ok()));
}

#[test]
fn an_error_allocates_itself_and_its_body() {
    let body = r#"{"code":9012,"message":"Position not found","retry":false,"success":false}"#;
    let counted = measure(|| drop(check(Futures, body).unwrap_err()));
    // In a box, so that a `Result` is no larger for it. The body is shared by the errors of a batch.
    assert_eq!(counted.count_total, 2);
    assert_eq!(size_of::<Result<(), coinw_errors::Error>>(), size_of::<usize>());
}

/// The bytes that reading a body needs at most at any time, and the body's length.
fn memory(body: &str, read: impl FnOnce(&str)) -> (u64, u64) {
    (measure(|| read(body)).bytes_max, body.len() as u64)
}

#[test]
fn the_errors_of_a_batch_share_its_body() {
    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Placed {
        open_id: String,
    }
    let long = format!(r#"{{"msgCode":9012,"note":"{}"}}"#, "x".repeat(4_000));
    for (item, count) in
        [("{}", 20_000), (r#"{"msgCode":9012}"#, 20_000), (r#"{"msgCode":0}"#, 20_000), (&*long, 1_000)]
    {
        let body = format!(r#"{{"code":0,"data":[{}]}}"#, vec![item; count].join(","));
        let (most, length) = memory(&body, |body| {
            let items = decode_batch::<Placed>(Futures, body).unwrap();
            assert!(items.len() == count && items.iter().all(Result::is_err));
        });
        assert!((most - length) / count as u64 <= 250, "{item:.20}: {most} of {length}");
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_copied_whole_once() {
    let body = [b"{\"code\":0,\"data\":\"".as_slice(), &b"x".repeat(1_000_000), b"\xff\"}"].concat();
    let counted = measure(|| drop(check(Futures, &body).unwrap_err()));
    assert!(counted.bytes_max < body.len() as u64 * 3 / 2, "{counted:?}");
}
