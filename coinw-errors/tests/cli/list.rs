//! `coinw-errors list`.

use coinw_errors::{ErrorCode, Market};

use super::printed;

fn json(arguments: &[&str]) -> Vec<serde_json::Value> {
    serde_json::from_str(&printed(arguments)).unwrap()
}

#[test]
fn the_json_list_is_the_rows_of_the_library() {
    let listed = json(&["list", "--format", "json"]);
    let rows: Vec<_> =
        ErrorCode::ALL.iter().map(|code| serde_json::to_value(code.entry()).unwrap()).collect();
    assert_eq!(listed, rows);
}

#[test]
fn a_market_narrows_the_list() {
    let listed = json(&["list", "--market", "spot", "--format", "json"]);
    let names: Vec<_> = listed.iter().map(|row| row["name"].as_str().unwrap()).collect();
    let on_spot = ErrorCode::ALL.iter().filter(|code| code.markets().contains(&Market::Spot));
    assert_eq!(names, on_spot.map(|code| code.name()).collect::<Vec<_>>());
}

#[test]
fn the_table_has_each_code_with_its_title_in_at_most_100_columns() {
    let table = printed(&["list"]);
    let title = table.lines().next().unwrap().find("title").unwrap();
    for code in ErrorCode::ALL {
        let start = format!(" {} ", code.code());
        let has_title = |line: &str| {
            let shown = line.get(title..).and_then(|cell| cell.split(" (").next()).unwrap_or_default();
            !shown.is_empty() && code.title().starts_with(shown)
        };
        assert!(table.lines().any(|line| line.starts_with(&start) && has_title(line)), "{code}: {table}");
    }
    assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
    let words: Vec<&str> = table.split_whitespace().collect();
    assert!(words.windows(3).any(|words| words == ["业务异常", "(Business", "exception)"]), "{table}");
}
