"""What the help says beside the options: examples, and exit codes, which are an interface."""

from __future__ import annotations

from .streams import NAME

__all__ = ["CHECK", "EXPLAIN", "GROUP", "PARSE", "SCHEMA", "VALIDATE", "VIEW"]

_STOPPED = """\
  130  interrupted (Ctrl-C); 129 and 143: ended by SIGHUP, SIGTERM
  141  the reader of the output went away
"""

GROUP = f"""Read Chinese annual reports on building a law-based government (法治政府建设年度报告).

\b
Examples:
  {NAME} parse                        the example that comes along
  {NAME} parse report.txt             a report as a line of JSON
  {NAME} parse --summary report.txt   the same for reading
  {NAME} parse folder -o out.jsonl    a line of JSON a report
  {NAME} parse folder -o tables --format csv
                                              tables, a file each
  cat report.txt | {NAME} parse -     standard input
  {NAME} check report.txt             what the report lacks or has wrong
  {NAME} validate out.jsonl           do the records conform?
  {NAME} explain report.txt o12       why figure o12 is what it is
  {NAME} view report.txt -o page.html  a web page of it
  {NAME} schema                       the JSON Schema of a report

\b
Exit codes:
  0    done; of check and validate: nothing at or above --fail-on
  1    the output could not be written, a process of --jobs was ended from
       outside, or the program is at fault;
       of check and validate: findings at or above --fail-on
  2    the command line is wrong, a file could not be read (the others are
       still done), there is no figure of that id, or an extra is missing
  3    of check and validate: the output could not be written, or the
       program is at fault
{_STOPPED}"""

PARSE = f"""\b
Examples:
  {NAME} parse folder -o out.jsonl --jobs 4
  {NAME} parse folder -o tables --format parquet
  {NAME} parse *.txt --table observations --format csv --bom -o figures.csv

\b
Exit codes:
  0    done
  1    the output could not be written, a process of --jobs was ended from
       outside (no file was written), or the program is at fault (which it
       says of each file; the others are still done)
  2    the command line is wrong, a file could not be read (the others are
       still done), a folder has no .txt file, or an extra is missing
  130  interrupted (Ctrl-C); 129 and 143: ended by SIGHUP, SIGTERM;
       no file was written
  141  the reader of the output went away
"""

_CODES = f"""\b
Exit codes:
  0    nothing at or above --fail-on
  1    findings at or above --fail-on
  2    the command line is wrong, a file could not be read (the others are
       still done), or an extra is missing
  3    the output could not be written, or the program is at fault
{_STOPPED}"""

CHECK = f"""\b
Examples:
  {NAME} check                             the example that comes along
  {NAME} check *.txt --lang zh             in Chinese
  {NAME} check --profile provisions a.txt  only what 厅字〔2019〕28号 asks
  {NAME} check --fail-on warning a.txt     warnings count as well
  {NAME} check *.txt --format sarif -o findings.sarif

{_CODES}"""

VALIDATE = f"""\b
Examples:
  {NAME} validate records.jsonl
  {NAME} parse *.txt | {NAME} validate -
  {NAME} validate records.jsonl --format jsonl -o findings.jsonl

{_CODES}"""

VIEW = f"""\b
Examples:
  {NAME} view -o example.html              the example that comes along
  {NAME} view report.txt -o report.html
  {NAME} view report.txt -o report.html --lang zh

\b
Exit codes:
  0    done
  1    the page could not be written, or the program is at fault
  2    the command line is wrong, the file could not be read, or an extra is
       missing
{_STOPPED}"""

EXPLAIN = f"""\b
Examples:
  {NAME} explain o12                  a figure of the example
  {NAME} explain report.txt o12

\b
Exit codes:
  0    done
  1    the output could not be written, or the program is at fault
  2    the command line is wrong, the file could not be read, there is no
       figure of that id, or an extra is missing
{_STOPPED}"""

SCHEMA = f"""\b
Exit codes:
  0    done
  1    the output could not be written, or the program is at fault
  2    the command line is wrong, or an extra is missing
{_STOPPED}"""
