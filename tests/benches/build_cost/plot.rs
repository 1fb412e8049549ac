//! Plots of cost against the number of codes, on logarithmic axes: proportional growth is a straight line.

use std::fs;
use std::path::Path;

use coinw_errors_tests::workspace;
use plotters::coord::Shift;
use plotters::prelude::*;

use crate::edit::{BY_HAND, Check, OURS, PASTED};
use crate::expansion::Expansion;
use crate::measure::{memory, time};

const SIZE: (u32, u32) = (760, 420);

/// Dark enough on white, and told apart by those who see fewer colours.
const OURS_COLOR: RGBColor = RGBColor(0, 90, 181);
const BY_HAND_COLOR: RGBColor = RGBColor(220, 50, 32);
const PASTED_COLOR: RGBColor = RGBColor(90, 90, 90);

struct Line {
    name: &'static str,
    color: RGBColor,
    points: Vec<(f64, f64)>,
}

/// Draws them into `tests/benches/plots`.
pub fn draw(expansions: &[Expansion], checks: &[Check]) {
    let folder = workspace().join("tests/benches/plots");
    fs::create_dir_all(&folder).expect("a folder");
    let expansion =
        expansions.iter().map(|expansion| (float(expansion.codes), expansion.series.median(time)));
    plot(
        &folder.join("expansion.svg"),
        "The expansion alone",
        "seconds",
        &[Line { name: "macro not optimized", color: OURS_COLOR, points: expansion.collect() }],
    );
    let of = |name, color, value: &dyn Fn(&Check) -> Option<f64>| {
        let points = checks.iter().filter_map(|check| Some((float(check.codes), value(check)?)));
        Line { name, color, points: points.collect() }
    };
    plot(
        &folder.join("edit.svg"),
        "cargo check after an edit of one line",
        "seconds",
        &[
            of("coinw-errors", OURS_COLOR, &|check| Some(check.edited[OURS].median(time))),
            of("by hand", BY_HAND_COLOR, &|check| Some(check.edited.get(BY_HAND)?.median(time))),
            of("the expansion as source", PASTED_COLOR, &|check| Some(check.edited[PASTED].median(time))),
        ],
    );
    plot(
        &folder.join("memory.svg"),
        "The most memory of the compiler, in the first cargo check",
        "megabytes",
        &[
            of("coinw-errors", OURS_COLOR, &|check| Some(check.first[OURS].median(memory) / 1e6)),
            of("the expansion as source", PASTED_COLOR, &|check| {
                Some(check.first[PASTED].median(memory) / 1e6)
            }),
        ],
    );
}

fn plot(file: &Path, title: &str, unit: &str, lines: &[Line]) {
    let area = SVGBackend::new(file, SIZE).into_drawing_area();
    chart(&area, title, unit, lines).expect("a plot that can be drawn");
    area.present().expect("a file that can be written");
}

fn chart(
    area: &DrawingArea<SVGBackend<'_>, Shift>,
    title: &str,
    unit: &str,
    lines: &[Line],
) -> Result<(), Box<dyn std::error::Error>> {
    area.fill(&WHITE)?;
    let values = || lines.iter().flat_map(|line| &line.points);
    let codes = values().map(|point| point.0).fold(0.0, f64::max);
    let lowest = values().map(|point| point.1).fold(f64::INFINITY, f64::min);
    let highest = values().map(|point| point.1).fold(0.0, f64::max);
    let mut chart = ChartBuilder::on(area)
        .caption(title, ("sans-serif", 18))
        .margin(16)
        .x_label_area_size(44)
        .y_label_area_size(64)
        .build_cartesian_2d((10.0..codes * 1.2).log_scale(), (lowest / 1.5..highest * 1.5).log_scale())?;
    chart
        .configure_mesh()
        .x_desc("codes")
        .y_desc(unit)
        .x_label_formatter(&f64::to_string)
        .y_label_formatter(&f64::to_string)
        .light_line_style(WHITE)
        .draw()?;
    for &Line { name, color, ref points } in lines {
        let drawn = chart
            .draw_series(LineSeries::new(points.iter().copied(), color.stroke_width(2)).point_size(3))?;
        drawn
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], color.stroke_width(2)));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .background_style(WHITE)
        .border_style(BLACK.mix(0.3))
        .draw()?;
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // Far below where it loses any.
fn float(codes: usize) -> f64 {
    codes as f64
}
