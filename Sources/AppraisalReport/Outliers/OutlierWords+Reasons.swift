import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

extension OutlierWords {
  /// What a flag may mean when nothing is wrong.
  func harmless(_ method: OutlierMethod) -> String {
    switch method {
    case .hampel, .adjustedBoxplot:
      wording(
        "确实做得特别好或特别差；人少、事少，一两条记录就变得很多；职责、口径与同类不同；漏报或填错。",
        "the work is really that good or poor; there are so few people or cases that one record moves it; "
          + "its tasks differ from those of its peers; something was not handed in or mistyped.")
    case .funnel:
      wording(
        "任务难易、服务对象不同；口径不一；漏报或重复报送。数量少的界限已经放宽。",
        "tasks or people served differ; cases are counted in another way; some were not handed in, or twice. "
          + "Limits are wider already where there are few cases.")
    case .mcd:
      wording(
        "专长一项；刚成立或换了任务，某项没有条件做；几项之间本来就不像别处那样同高同低；录入串行。",
        "it is strong in one field; it is new, or has no occasion for one task; its indicators do not go "
          + "together as elsewhere; rows were mixed up.")
    case .offPlane:
      wording(
        "别处的总数由各项相加，这里另有来源；某项填错；确有例外规定。",
        "elsewhere a total is the sum of its parts and here it is not; a number is mistyped; there is an "
          + "exception to the rule.")
    case .panelApart:
      wording(
        "这类主体看到的是另一面工作；来往多少不同；票数少，几张票就拉开。",
        "this group sees another side of the work; it has more or less to do with it; with few ratings, a "
          + "few of them make the difference.")
    case .panelCeiling:
      wording(
        "确实都满意；最高一档定得太宽；公开或当面填写。",
        "all are really content; the top word is wide; ratings were given in the open.")
    }
  }

  /// Why something was not examined.
  func reason(_ reason: Unexamined.Reason) -> String {
    switch reason {
    case .noValues: wording("没有数值", "no values")
    case .constant: wording("数值都相同", "all values are equal")
    case .tooFew(let found, let needed):
      wording("对象太少（\(found) 个，至少 \(needed) 个）", "too few subjects (\(found), at least \(needed))")
    case .tooFewDistinct(let found, let needed):
      wording(
        "不同的数值太少（\(found) 种，至少 \(needed) 种）",
        "too few different values (\(found), at least \(needed))")
    case .noSpread: wording("中间一半的数值都相同", "the middle half of the values are equal")
    case .ordinal:
      wording("按名次或档次给分，分数之间的距离没有意义", "points by place or step, whose distances mean nothing")
    case .notCounts, .weighedSums, .allOrNothing, .decimals, .sameForAll, .aboveWhole, .numberScale:
      rateReason(reason)
    case .singleGroup: wording("只有一类主体，无从比较", "there is one group only")
    case .protected(let cells):
      wording(
        "\(cells) 个\(scheme.subjectWord)的票数太少，受保护，不看也不显示",
        "protected for \(cells) subjects with too few ratings: neither examined nor shown")
    case .fewRatings(let cells, let needed):
      wording(
        "\(cells) 个\(scheme.subjectWord)的有效票不到 \(needed) 张",
        "fewer than \(needed) valid ratings for \(cells) subjects")
    case .mostlyMissing(let present, let all):
      wording(
        "\(all) 个中只有 \(present) 个有数，一起看会丢掉其余的",
        "only \(present) of \(all) have a value; together, the others would be lost")
    case .determined(let rule):
      wording(
        "全都满足 \(text(rule))，由其他各项就能推出", "all obey \(text(rule)), so it follows from the others")
    case .tooFewIndicators(let count):
      wording("可看的指标只有 \(count) 项，至少 2 项", "\(count) indicators left, at least 2 are needed")
    case .beyondReach: wording("数值太大或太小，无法计算", "values too large or too small to compute with")
    }
  }

  private func rateReason(_ reason: Unexamined.Reason) -> String {
    switch reason {
    case .weighedSums: wording("按金额或加权数计，不是件数", "shares of amounts or weighed sums, not of cases")
    case .allOrNothing: wording("全有或全无，不是逐件计数", "all or nothing, not counted case by case")
    case .decimals: wording("分子分母有小数，不是件数", "numerators with decimals are no counts")
    case .sameForAll: wording("全部为 0 或全部为 100%", "the rate is 0 or 100 % for all")
    case .aboveWhole(let subjects):
      wording(
        "\(subjects) 个\(scheme.subjectWord)的分子大于分母", "\(subjects) subjects have more than the whole"
      )
    case .numberScale:
      wording("按数字打分，没有存各个数字的票数", "numbers are rated, whose votes are not stored one by one")
    default: wording("是数值，不是件数之比", "a value, not a share of counted cases")
    }
  }
}
