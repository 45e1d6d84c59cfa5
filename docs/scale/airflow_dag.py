"""An Airflow DAG: each hour eight tasks crawl, each its part of the sites."""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

SHARDS = 8

with DAG(
    "naqi",
    schedule="5 * * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "execution_timeout": timedelta(minutes=55)},
):
    for shard in range(SHARDS):
        BashOperator(
            task_id=f"crawl_{shard}",
            bash_command=f"naqi crawl news -a shard={shard}/{SHARDS} -a minutes=50 -s OUTPUT_DIR=/srv/naqi/output",
        )
