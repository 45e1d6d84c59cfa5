# docker build -t naqi .
# docker run --rm --network none naqi                                  the bundled newspaper, without a network
# docker run --rm --init -v naqi:/data naqi crawl news -a max=20       records and ledger stay in the volume
FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY naqi naqi
COPY crawler crawler
COPY pipelines pipelines
COPY docs/record.schema.json docs/
# The lock binds what builds the wheel, too: a subprocess of pip's own, which only the environment reaches.
ENV PIP_CONSTRAINT=/src/requirements.lock
RUN python -m venv /opt/naqi && /opt/naqi/bin/pip install --no-cache-dir .

FROM python:3.13-slim-bookworm
COPY --from=build /opt/naqi /opt/naqi
ENV PATH=/opt/naqi/bin:$PATH
RUN useradd --uid 10001 --create-home naqi \
    && install --directory --owner naqi --group naqi /data
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# A run ends by itself, and its exit status is what counts; while it is under way: naqi starts, and can write.
HEALTHCHECK --interval=5m --timeout=30s CMD ["sh", "-c", "naqi --version && test -w /data"]
ENTRYPOINT ["naqi"]
CMD ["crawl", "demo"]
