//! Bodies as people and attackers make them: as text, in which any key may be escaped, repeated or misspelt.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The keys that say something, and some that nearly do.
const KEYS: [&str; 11] = [
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
];

/// Values that mean something as a code, as a flag, or nearly.
const VALUES: [&str; 58] = [
    "0",
    "200",
    "500",
    "9012",
    "29001",
    "1004",
    "1",
    "-103",
    "-0",
    "0.0",
    "2e2",
    "200.0",
    "200.00000000000000000001",
    "1e-400",
    "1e999",
    "0e99999999999999999999",
    "60030e-1",
    "1.0",
    "1e0",
    "0.5",
    "18446744073709551616",
    "99999999999",
    "123456789012345678901234567890",
    "\"0\"",
    "\"200\"",
    "\" +0200 \"",
    "\"\\u0032\\u0030\\u0030\"",
    "\"-0\"",
    "\"9012\"",
    "\"+09012\"",
    "\"1004\"",
    "\"1\"",
    "\"99999999999\"",
    "\"\"",
    "\"E1\"",
    "\"0x0\"",
    "\"1.0\"",
    "\"\\ud800\"",
    "true",
    "false",
    "null",
    "\"true\"",
    "\"False\"",
    "\" FALSE \"",
    "\"no\"",
    "\"f\\u0061lse\"",
    "[]",
    "{}",
    "[0]",
    "{\"msgCode\":0}",
    "{\"msgCode\":9012}",
    "{\"$serde_json::private::Number\":\"0\"}",
    "{\"$serde_json::private::RawValue\":\"0\"}",
    "\"Position not found\"",
    "\"a \\\"b\\\" \\n\"",
    "\"业务异常\"",
    "\"sign: \\\\中文\"",
    "\"\\u0000\"",
];

/// The name as it is, or with some of its characters as escapes, or not quite the name.
fn key() -> impl Strategy<Value = String> {
    let name = select(&KEYS[..]);
    prop_oneof![
        12 => name.clone().prop_map(str::to_owned),
        4 => (name.clone(), any::<u16>(), any::<bool>()).prop_map(|(name, which, is_upper)| {
            name.char_indices().fold(String::new(), |key, (at, character)| {
                let code = u32::from(character);
                match (which >> at & 1, is_upper) {
                    (0, _) => format!("{key}{character}"),
                    (_, true) => format!("{key}\\u{code:04X}"),
                    (_, false) => format!("{key}\\u{code:04x}"),
                }
            })
        }),
        2 => (name, select(vec!["{} ", " {}", "{}\\u0000", "{}\\ud800", "{}s", "$.{}", "{}\\n"]))
            .prop_map(|(name, around)| around.replace("{}", name)),
        1 => select(vec!["Code", "msgcode", "MSGCODE", "", "openId", "\\ud800", "界"]).prop_map(str::to_owned),
    ]
}

fn blank() -> impl Strategy<Value = String> {
    prop_oneof![8 => Just(String::new()), 1 => "[ \t\r\n]{1,3}"]
}

fn object(value: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = String> {
    let entry = (blank(), key(), blank(), value, blank())
        .prop_map(|(a, key, b, value, c)| format!("{a}\"{key}\"{b}:{a}{value}{c}"));
    vec(entry, 0..6).prop_map(|entries| format!("{{{}}}", entries.join(",")))
}

/// JSON of any kind, in which keys and values that mean something are frequent.
pub fn any_value() -> impl Strategy<Value = String> + Clone {
    let number = "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,4})?";
    let leaf = prop_oneof![6 => select(&VALUES[..]).prop_map(str::to_owned), 1 => number];
    leaf.prop_recursive(5, 30, 4, |inner| {
        let array = (blank(), vec(inner.clone(), 0..4))
            .prop_map(|(blank, items)| format!("[{}]", items.join(&format!("{blank},"))));
        prop_oneof![array, object(inner)]
    })
    .boxed()
}

/// A body that is an object and begins with what mostly is a success, so that the rest decides.
pub fn any_object() -> impl Strategy<Value = String> + Clone {
    let start = prop_oneof![
        4 => Just("\"code\":0,"),
        1 => Just("\"success\":true,"),
        1 => Just("\"code\":\"200\",\"msg\":\"SUCCESS\","),
        2 => Just(""),
    ];
    (start, object(any_value()))
        .prop_map(|(start, object)| {
            let rest = object.strip_prefix('{').unwrap();
            if rest.trim_start().starts_with('}') && !start.is_empty() {
                format!("{{{}{rest}", start.trim_end_matches(','))
            } else {
                format!("{{{start}{rest}")
            }
        })
        .boxed()
}

/// The same length that a reader may treat in a way of its own, with blanks or with a key that says nothing.
fn padded() -> impl Strategy<Value = String> {
    let length = prop_oneof![
        10 => Just(0_usize),
        1 => select(vec![64_usize, 128, 512, 1024, 4096, 8192, 20_000]).prop_flat_map(|length| length - 3..length + 4),
    ];
    (any_object(), length, select(vec![" ", "界", "x", "0"])).prop_map(|(object, length, filler)| {
        let missing = length.saturating_sub(object.len());
        let filling = filler.repeat(missing / filler.len());
        match object.strip_suffix('}') {
            _ if missing == 0 => object,
            Some(open) if filler != " " && open.len() > 1 => format!("{open},\"filler\":\"{filling}\"}}"),
            _ => object + &" ".repeat(missing),
        }
    })
}

/// Everything that may arrive: mostly objects, some of them damaged.
pub fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let start = prop_oneof![12 => Just(""), 2 => Just("\u{feff}"), 1 => select(vec!["\u{feff}\u{feff}", " \u{feff}", "\0", "x"])];
    let end =
        prop_oneof![12 => Just(""), 1 => select(vec!["\0", " x", "{}", ",", "\u{feff}", "\n", "\u{a0}"])];
    let body = prop_oneof![10 => padded(), 2 => any_value()];
    let whole = (start, body, end).prop_map(|(start, body, end)| format!("{start}{body}{end}").into_bytes());
    (whole, 0..20_u8, any::<proptest::sample::Index>(), any::<u8>()).prop_map(
        |(mut bytes, damage, at, byte)| {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                match damage {
                    0 => bytes.truncate(at),
                    1 => bytes[at] = byte,
                    2 => drop(bytes.remove(at)),
                    3 => bytes.insert(at, byte),
                    _ => {}
                }
            }
            bytes
        },
    )
}
