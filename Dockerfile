# A server from packed packages: node scripts/pack.js --into tarballs && docker build --tag musterd .
# docs/release.md says how it is run.

FROM node:24-bookworm-slim AS install
WORKDIR /opt/musterd
COPY tarballs/ /tmp/tarballs/
# Of all platforms that were packed, the one of this image.
RUN npm install --omit=dev --ignore-scripts --no-audit --no-fund \
    /tmp/tarballs/musterd-[0-9]*.tgz \
    "/tmp/tarballs/musterd-linux-$(node -p process.arch)-gnu-"*.tgz

FROM node:24-bookworm-slim
COPY --from=install /opt/musterd /opt/musterd
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/musterd
# Reached from outside the container, so that a server without sign-in and TLS refuses to start. The admin port stays on
# loopback.
ENV NODE_ENV=production \
    MUSTERD_HOST=0.0.0.0 \
    MUSTERD_PORT=7700 \
    MUSTERD_ADMIN_PORT=7701 \
    MUSTERD_DATA_DIR=/var/lib/musterd \
    MUSTERD_LOG_FORMAT=json
# The user `node` by its number, from which a cluster can tell that it is not root.
USER 1000:1000
WORKDIR /var/lib/musterd
VOLUME /var/lib/musterd
EXPOSE 7700
# Orderly: players are told to come back, what is acknowledged is on disk.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.MUSTERD_ADMIN_PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/musterd/node_modules/musterd/dist/cli/main.js"]
CMD ["serve"]
