//! stub
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level { Unclassified, Sbu, Confidential, Secret, TopSecret }
impl Level { pub fn rank(self) -> u32 { self as u32 + 1 } }
#[derive(Clone, Debug)]
pub struct PortionMark { pub level: Level, pub canonical: bool }
pub fn portion_mark(text: &str) -> Option<PortionMark> {
    let up = text.to_uppercase();
    let level = match up.split(['/', '-', ' ']).next()? { "U" => Level::Unclassified, "SBU" => Level::Sbu, "C" => Level::Confidential, "S" => Level::Secret, "TS" => Level::TopSecret, _ => return None };
    if text.len() > 20 { return None }
    Some(PortionMark { level, canonical: up == text })
}
