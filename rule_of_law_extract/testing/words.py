"""The words that written reports are made of. Places and offices are invented; no real report is quoted."""

from __future__ import annotations

from typing import NamedTuple

from ..schema import CitationKind, IssuerLevel, Part
from .manuscript import Cited

__all__ = [
    "CITED",
    "CLAUSES",
    "DIVISIONS",
    "FILLERS",
    "MADE",
    "NONE",
    "OFFICES",
    "PART_HEADINGS",
    "PLANNED",
    "PLAN_HEADINGS",
    "PROBLEMS",
    "PROBLEM_HEADINGS",
    "TOPIC_HEADINGS",
    "Clause",
]


class Clause(NamedTuple):
    """A clause that ends in an amount: the words before it, its unit, its size, and the indicator it tells."""

    before: str
    unit: str
    indicator: str
    minimum: int = 2
    maximum: int = 900


DIVISIONS = ("云栾区", "霁川县", "珩湾区", "澜浦县", "栖岚区", "汀屿县")
OFFICES = (
    ("鹤汀街道办事处", IssuerLevel.TOWNSHIP),
    ("雾岭乡人民政府", IssuerLevel.TOWNSHIP),
    ("槐溪镇人民政府", IssuerLevel.TOWNSHIP),
    ("司法局", IssuerLevel.DEPARTMENT),
    ("市场监督管理局", IssuerLevel.DEPARTMENT),
    ("人民政府", IssuerLevel.COUNTY),
)

PART_HEADINGS: dict[Part, tuple[str, ...]] = {
    Part.MEASURES: ("主要举措和成效", "主要做法及成效", "法治政府建设工作开展情况"),
    Part.LEADERSHIP: (
        "党政主要负责人履行推进法治建设第一责任人职责情况",
        "主要负责人履行推进法治建设职责，加强组织领导情况",
    ),
    Part.PROBLEMS: ("存在的问题和不足", "存在的不足和原因", "工作中存在的主要问题"),
    Part.PLAN: ("{next}年工作安排", "下一步工作打算", "下一年度工作计划"),
    Part.OTHER: ("其他需要报告的情况",),
}
TOPIC_HEADINGS = (
    "强化理论武装，把牢法治建设方向",
    "规范决策程序，守住合法审查关口",
    "严格公正执法",
    "推进多元解纷，筑牢基层平安防线",
    "深化普法宣传",
    "坚持阳光行政，自觉接受各方监督",
    "优化营商环境",
    "健全制度体系",
    "提升公共法律服务水平",
)

CLAUSES = (
    Clause("办结行政处罚案件", "起", "enforcement.penalty_cases"),
    Clause("罚款", "元", "enforcement.penalty_amount", 500, 3_000_000),
    Clause("开展行政检查", "次", "enforcement.inspections", 2, 30_000),
    Clause("出动执法人员", "人次", "enforcement.patrol_people", 20, 40_000),
    Clause("拆除违法建筑", "平方米", "enforcement.demolished_area", 20, 90_000),
    Clause("党工委理论学习中心组专题学法", "次", "study.sessions", 2, 30),
    Clause("举办依法行政培训班", "期", "training.sessions", 2, 30),
    Clause("审查合同", "份", "review.contracts"),
    Clause("聘请常年法律顾问", "名", "legal_services.advisers", 2, 12),
    Clause("化解矛盾纠纷", "件", "mediation.cases", 2, 6000),
    Clause("设立人民调解委员会", "个", "mediation.organizations", 2, 60),
    Clause("配备调解员", "名", "mediation.mediators"),
    Clause("承办12345热线工单", "件", "hotline.orders", 2, 60_000),
    Clause("发放宣传资料", "份", "publicity.materials", 100, 90_000),
    Clause("主动公开政府信息", "条", "disclosure.items", 2, 3000),
    Clause("受理依申请公开", "件", "disclosure.applications", 2, 90),
    Clause("办理人大代表建议", "件", "oversight.proposals", 2, 90),
    Clause("建成公共法律服务工作站", "个", "legal_services.venues", 2, 60),
    Clause("行政机关负责人出庭应诉率达", "%", "litigation.appearance_rate"),
)
PLANNED = (
    Clause("开展普法宣传活动", "场", "publicity.events", 2, 60),
    Clause("组织法治专题培训", "次", "training.sessions", 2, 12),
    Clause("培育法律明白人", "名", "publicity.legal_literates", 10, 300),
    Clause("新增持证执法人员", "人", "enforcement.staff_added", 2, 40),
    Clause("建成公共法律服务工作站", "个", "legal_services.venues", 2, 20),
)

NONE = (("无行政诉讼败诉案件", "litigation.loss_cases"), ("未收到依申请公开", "disclosure.applications"))
"""Statements of none, each with its indicator."""

FILLERS = (
    "严格落实“三重一大”事项集体决策制度",
    "坚持把两个维护落到实处",
    "推行一站式受理、一揽子调处",
    "落实“八五”普法规划和“谁执法谁普法”责任制",
    "让法治声音传进千家万户",
    "健全三级联动机制，推动一网通办",
    "压实第一责任人职责",
    "依托“1站20室”前移工作关口",
)
"""Sentences that hold numerals and no amount."""

PROBLEM_HEADINGS = ("专业力量不足", "普法方式单一", "制度执行不够到位")
PLAN_HEADINGS = ("抓实能力提升", "抓细普法服务", "抓牢执法规范")
PROBLEMS = (
    "社区工作者依法处置纠纷的能力参差不齐",
    "普法形式对青年群体吸引力不强",
    "具有法律专业背景的人员偏少",
    "部分村规民约修订不够及时",
    "执法装备更新较慢",
    "跨部门信息共享不够顺畅",
)

CITED = (
    Cited("行政处罚法", CitationKind.LAW, "中华人民共和国行政处罚法"),
    Cited("中华人民共和国行政复议法", CitationKind.LAW),
    Cited("政府信息公开条例", CitationKind.REGULATION, "中华人民共和国政府信息公开条例"),
    Cited("法治政府建设实施纲要（2021—2025年）", CitationKind.PLAN, "法治政府建设实施纲要（2021—2025年）"),
    Cited("习近平法治思想学习纲要", CitationKind.BOOK),
    Cited("党政主要负责人履行推进法治建设第一责任人职责规定", CitationKind.PARTY_DOCUMENT),
    Cited("栎州省行政执法监督条例", CitationKind.REGULATION),
    Cited("关于推进基层调解工作的意见", CitationKind.NOTICE, number="栎政发〔2023〕12号"),
)
"""Documents to cite; those of the invented province 栎州 stand in no register."""

MADE = ("学法用法办法", "行政执法案卷评查办法", "合同管理制度")
"""Rules that an issuer makes for itself."""
