"""The closed vocabularies of a report, each member with its Chinese term."""

from __future__ import annotations

from .base import Term

__all__ = ["Change", "CitationKind", "IssuerLevel", "Modifier", "Part", "Per", "Role", "Severity", "Topic", "UnitClass"]


class Part(
    Term,
    zh="段落所属部分：《法治政府建设与责任落实督察工作规定》（厅字〔2019〕28号）要求的各项内容，首个标题之前的文字，以及其余文字。",
):
    """The part of the report a passage belongs to.

    The four matters that 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号) asks for, what stands before the
    first heading, and the rest.
    """

    MEASURES = "measures", "主要举措和成效"
    LEADERSHIP = "leadership", "党政主要负责人履行推进法治建设第一责任人职责情况"
    PROBLEMS = "problems", "存在的不足和原因"
    PLAN = "plan", "下一年度安排"
    OTHER = "other", "其他需要报告的情况"
    PREAMBLE = "preamble", "引言"


class Topic(Term, zh="章节主题：《法治政府建设实施纲要（2021—2025年）》的各项任务，以及普法、公共法律服务和队伍建设。"):
    """What a section is about: the tasks of 《法治政府建设实施纲要（2021—2025年）》, 普法, 公共法律服务, 队伍建设."""

    PARTY_LEADERSHIP = "party_leadership", "党的领导和推进机制"
    GOVERNMENT_FUNCTIONS = "government_functions", "政府机构职能"
    INSTITUTIONAL_NORMS = "institutional_norms", "依法行政制度"
    DECISION_MAKING = "decision_making", "行政决策"
    LAW_ENFORCEMENT = "law_enforcement", "行政执法"
    EMERGENCY_RESPONSE = "emergency_response", "突发事件应对"
    DISPUTE_RESOLUTION = "dispute_resolution", "矛盾纠纷预防调处化解"
    POWER_OVERSIGHT = "power_oversight", "行政权力制约和监督"
    DIGITAL_GOVERNMENT = "digital_government", "数字法治政府"
    LEGAL_PUBLICITY = "legal_publicity", "普法宣传"
    LEGAL_SERVICES = "legal_services", "公共法律服务"
    TEAM_BUILDING = "team_building", "队伍和能力建设"


class Role(Term, zh="数字陈述的性质：当年所做、计划、制度规定或背景。"):
    """What a figure states: a deed of the year, a plan, a rule, or background."""

    REPORTED = "reported", "已完成"
    TARGET = "target", "计划目标"
    NORM = "norm", "制度要求"
    CONTEXT = "context", "背景"


class Modifier(
    Term, zh="印出的数字如何界定实际数值。民法典第一千二百五十九条：以上、以下、以内包括本数，超过、不满不包括本数。"
):
    """How the printed number bounds the true one.

    民法典 art. 1259: 以上、以下、以内 include the number; 超过、不满 exclude it.
    """

    EXACT = "exact", "等于"
    ABOUT = "about", "约"
    AT_LEAST = "at_least", "不少于"
    AT_MOST = "at_most", "不超过"
    OVER = "over", "超过"
    UNDER = "under", "不足"


class UnitClass(Term, zh="计量单位所属的类别。"):
    """The kind of thing a unit measures."""

    COUNT = "count", "数量"
    MONEY = "money", "金额"
    PERCENT = "percent", "百分比"
    AREA = "area", "面积"
    LENGTH = "length", "长度"
    MASS = "mass", "质量"
    DURATION = "duration", "时长"
    RATIO = "ratio", "比例"
    OTHER = "other", "其他"


class Change(Term, zh="增减数字的方向。"):
    """The direction of a growth figure."""

    INCREASE = "increase", "增长"
    DECREASE = "decrease", "下降"


class Per(Term, zh="数字按何者计。"):
    """What a figure is stated for each of."""

    YEAR = "year", "每年"
    QUARTER = "quarter", "每季度"
    MONTH = "month", "每月"
    WEEK = "week", "每周"
    DAY = "day", "每日"
    PERSON = "person", "人均"
    EACH = "each", "每个"


class CitationKind(Term, zh="所引文件的种类。"):
    """The kind of a cited document."""

    LAW = "law", "法律"
    REGULATION = "regulation", "行政法规、地方性法规"
    RULE = "rule", "规章、办法"
    PARTY_DOCUMENT = "party_document", "党内法规和中央文件"
    PLAN = "plan", "纲要、规划、方案"
    NOTICE = "notice", "通知、意见、决定"
    INTERNAL = "internal", "本单位制度"
    BOOK = "book", "学习读物"
    OTHER = "other", "其他"


class IssuerLevel(Term, zh="报告单位的层级。"):
    """The level of the body that reports."""

    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "地级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"
    DEPARTMENT = "department", "部门"
    DEVELOPMENT_ZONE = "development_zone", "开发区"


class Severity(Term, zh="问题的严重程度。"):
    """How much a finding matters."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    INFO = "info", "提示"
