# One image for every part; the command names the part. Node is the image's own, so the optional
# packages that bring Node to other machines are left out.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Only development tools have install scripts, which may fetch programs from elsewhere.
RUN npm ci --omit=optional --ignore-scripts
COPY . .
# Node for Pis, which fetch it from this host.
RUN npm run agent:runtime
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24-bookworm-slim
ENV NODE_ENV=production ROLLCALL_DATA_DIR=/data
# A named volume takes owner and mode of the folder that it is mounted over.
RUN install -d -o node -g node -m 0700 /data && ln -s /app/dist/apps/cli/src/main.js /usr/local/bin/rollcall
WORKDIR /app
# The lock file says which packages a Pi gets.
COPY --from=build /app/package.json /app/package-lock.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/deploy/agent ./deploy/agent
COPY --from=build /app/docs/openapi.json ./docs/openapi.json
COPY --from=build /app/runtime ./runtime
USER node
ENTRYPOINT ["rollcall"]
CMD ["up"]
