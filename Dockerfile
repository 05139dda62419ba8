# One image for every part; the command names the part.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Only development tools have install scripts, which may fetch programs from elsewhere.
RUN npm ci --ignore-scripts
COPY . .
# Node for Pis, which fetch it from this host.
RUN npm run agent:runtime
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production ROLLCALL_DATA_DIR=/data
# A named volume takes owner and mode of the folder that it is mounted over.
RUN install -d -o node -g node -m 0700 /data /takes && ln -s /app/dist/rollcall.js /usr/local/bin/rollcall
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/dist ./dist
COPY --from=build /app/deploy/agent ./deploy/agent
COPY --from=build /app/docs/openapi.json ./docs/openapi.json
COPY --from=build /app/runtime ./runtime
USER node
ENTRYPOINT ["rollcall"]
CMD ["up"]
