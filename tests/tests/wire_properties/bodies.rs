//! Bodies as an exchange might send them, and as none would.

use coinw_errors::ErrorCode;
use proptest::prelude::*;

/// A key and its value, as JSON.
#[derive(Debug, Clone)]
pub struct Entry {
    key: String,
    value: String,
}

impl Entry {
    pub fn new(key: &str, value: &str) -> Self {
        Self { key: key.to_owned(), value: value.to_owned() }
    }
}

#[derive(Debug, Clone)]
pub struct Body(Vec<Entry>);

impl Body {
    /// Of several values for a key, the last.
    pub fn of(entries: Vec<Entry>) -> Self {
        let mut unique: Vec<Entry> = Vec::new();
        for entry in entries {
            unique.retain(|known| known.key != entry.key);
            unique.push(entry);
        }
        Self(unique)
    }

    pub fn text(&self) -> String {
        object(&self.0)
    }

    pub fn with(mut self, failure: Failure) -> Self {
        match failure {
            Failure::Top(entry) => self.0.push(entry),
            Failure::Data(data) => {
                self.0.retain(|entry| entry.key != "data");
                self.0.push(Entry::new("data", &data));
            }
        }
        self
    }

    /// The same entries in another order.
    pub fn in_order(&self, order: u64) -> Self {
        let mut entries = self.0.clone();
        let mut state = order;
        for index in (1..entries.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            entries.swap(index, usize::try_from(state >> 33).unwrap() % (index + 1));
        }
        Self(entries)
    }

    /// Whether all that fails are items of a batch, which then have results of their own.
    pub fn fails_only_in_items(&self) -> bool {
        let data = self.0.iter().find(|entry| entry.key == "data");
        data.is_some_and(|data| data.value.starts_with('['))
    }
}

pub fn object(entries: &[Entry]) -> String {
    let entries: Vec<_> = entries.iter().map(|entry| format!(r#""{}":{}"#, entry.key, entry.value)).collect();
    format!("{{{}}}", entries.join(","))
}

/// A failure, and where it is put.
#[derive(Debug, Clone)]
pub enum Failure {
    Top(Entry),
    Data(String),
}

const KEYS: [&str; 12] = [
    "code",
    "errorCode",
    "msgCode",
    "success",
    "failed",
    "result",
    "msg",
    "message",
    "errorMsg",
    "retry",
    "data",
    "other",
];

pub fn any_body() -> impl Strategy<Value = Body> {
    let code = (spelled(any_code()), any_json())
        .prop_map(|(code, data)| vec![Entry::new("code", &code), Entry::new("data", &data)]);
    (prop_oneof![3 => code, 1 => Just(vec![])], any_entries(&KEYS)).prop_map(|(mut entries, more)| {
        entries.extend(more);
        Body::of(entries)
    })
}

/// Bodies that report success, with harmless company.
pub fn without_failure() -> impl Strategy<Value = Body> {
    let success = prop_oneof![
        Just(Entry::new("success", "true")),
        spelled(success_code()).prop_map(|code| Entry::new("code", &code))
    ];
    let harmless = prop::sample::select(vec![
        Entry::new("msg", r#""SUCCESS""#),
        Entry::new("message", "null"),
        Entry::new("failed", "false"),
        Entry::new("errorCode", "0"),
        Entry::new("retry", "false"),
        Entry::new("data", "[]"),
        Entry::new("data", r#"{"code":500,"openId":"1"}"#),
        Entry::new("data", r#"[{"msgCode":0,"openId":"1"}]"#),
        Entry::new("other", r#"{"success":false}"#),
    ]);
    (success, prop::collection::vec(harmless, 0..4)).prop_map(|(success, mut entries)| {
        entries.push(success);
        Body::of(entries)
    })
}

pub fn failures() -> impl Strategy<Value = Failure> {
    let failing = |code| if ErrorCode::SUCCESS.contains(&code) { 500 } else { code };
    let code = move || spelled(any_code().prop_map(failing));
    let top_code = (prop::sample::select(&["code", "errorCode", "msgCode"][..]), code())
        .prop_map(|(key, code)| Failure::Top(Entry::new(key, &code)));
    let flag = prop::sample::select(vec![("success", "false"), ("failed", "true"), ("result", "false")]);
    let top_flag = flag.clone().prop_map(|(key, value)| Failure::Top(Entry::new(key, value)));
    let reply_flag =
        flag.prop_map(|(key, value)| Failure::Data(format!(r#"{{"a":1,"{key}":{value},"b":[]}}"#)));
    let reply_code =
        code().prop_map(|code| Failure::Data(format!(r#"{{"errorCode":{code},"errorMsg":"no"}}"#)));
    let item = (code(), 0..14_usize).prop_map(|(code, depth)| {
        let item = format!(r#"[{{"openId":1}},{{"msgCode":{code}}}]"#);
        let nested = (0..depth).fold(item, |inner, level| {
            if level % 2 == 0 { format!(r#"{{"list":{inner}}}"#) } else { format!("[1,{inner}]") }
        });
        Failure::Data(nested)
    });
    prop_oneof![top_code, top_flag, reply_flag, reply_code, item]
}

pub fn any_entries(keys: &'static [&'static str]) -> impl Strategy<Value = Vec<Entry>> {
    let key = prop::sample::select(keys);
    let value = prop_oneof![
        3 => spelled(any_code()),
        2 => prop::sample::select(vec!["true", "false", "null", "0", "1", r#""true""#, r#"" FALSE ""#, r#""""#]).prop_map(str::to_owned),
        2 => any_json(),
    ];
    prop::collection::vec((key, value).prop_map(|(key, value)| Entry::new(key, &value)), 0..6)
        .prop_map(|entries| Body::of(entries).0)
}

fn success_code() -> impl Strategy<Value = i32> {
    prop::sample::select(ErrorCode::SUCCESS)
}

fn any_code() -> impl Strategy<Value = i32> {
    let listed = prop::sample::select(ErrorCode::ALL).prop_map(ErrorCode::code);
    prop_oneof![3 => success_code(), 3 => listed, 1 => any::<i32>()]
}

/// A number in one of the ways in which it can be spelled.
fn spelled(code: impl Strategy<Value = i32>) -> impl Strategy<Value = String> {
    (code, 0..8_u8).prop_map(|(code, style)| match style {
        0 | 1 => code.to_string(),
        2 | 3 => format!(r#""{code}""#),
        4 => format!(r#"" {code}\t""#),
        5 => format!(r#""{}{:04}""#, if code < 0 { "-" } else { "+" }, code.unsigned_abs()),
        6 => format!("{code}.0"),
        _ => format!("{code}e0"),
    })
}

/// Any JSON, in which the keys that decide are more frequent than by chance.
pub fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|truth| truth.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        (-1000..1000_i32).prop_map(|number| format!("{number}.25")),
        "[a-z界]{0,5}".prop_map(|text| format!(r#""{text}""#)),
        Just(r#""\u754c\n""#.to_owned()),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        let array = prop::collection::vec(inner.clone(), 0..3).prop_map(|items| format!("[{}]", items.join(",")));
        let key = prop_oneof![4 => "[a-z]{1,4}".prop_map(String::from), 1 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned)];
        let entry = (key, inner).prop_map(|(key, value)| Entry { key, value });
        let object = prop::collection::vec(entry, 0..3).prop_map(|entries| Body::of(entries).text());
        prop_oneof![array, object]
    })
}
