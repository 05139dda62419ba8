/**
 * Made from docs/openapi.json by npm run docs:generate: calls by their path beneath /api/v1, with what they give; what
 * they refuse is an ApiError. `StreamEvents` has the data of each type of event.
 */
export interface paths {
    readonly "/services": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the services
         * @description Those that were lost are among them.
         *
         *     Needs the role viewer or a greater one.
         */
        readonly get: operations["services.all"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells one service
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["services.one"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Forgets a lost service
         * @description One that is found cannot be forgotten.
         *
         *     Needs the role operator or a greater one.
         */
        readonly delete: operations["services.forget"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/discovery": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells how discovery fares
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["discovery.view"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/roster": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells who is expected, and who of them is there
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["roster.view"];
        /**
         * Says who is expected
         * @description It takes the place of all that was said before.
         *
         *     Needs the role operator or a greater one.
         */
        readonly put: operations["roster.replace"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the groups of cameras
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["groups.all"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/groups/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells which cameras are in a group
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["groups.one"];
        /**
         * Makes a group, or says anew who is in it
         * @description Needs the role operator or a greater one.
         */
        readonly put: operations["groups.put"];
        readonly post?: never;
        /**
         * Takes a group away; its cameras stay
         * @description Needs the role operator or a greater one.
         */
        readonly delete: operations["groups.remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/searches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Starts a search, or joins the one that runs
         * @description The answer comes at once: what is found comes as events.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["searches.start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/searches/latest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells the latest search
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["searches.latest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Opens the event stream
         * @description It is of server-sent events: `snapshot` with the whole view first, then everything that changes; `x-events` lists the events, each with the schema of its `data`.
         *
         *     Needs the role viewer or a greater one.
         */
        readonly get: operations["events.open"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/events/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists what happened, the newest first
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["history.page"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells how the API fares
         * @description its broker and its journal.
         *
         *     Needs the role viewer or a greater one.
         */
        readonly get: operations["apiHealth.view"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells everything of one camera
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["cameras.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Says what a camera is called, which it need not be there for
         * @description Needs the role operator or a greater one.
         */
        readonly patch: operations["cameras.note"];
        readonly trace?: never;
    };
    readonly "/cameras/{id}/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes settings of a camera
         * @description What is not named stays as it is; the answer comes once they are in force.
         *
         *     Needs the role operator or a greater one.
         */
        readonly patch: operations["cameras.change"];
        readonly trace?: never;
    };
    readonly "/cameras/{id}/open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Opens a camera that was closed
         * @description Needs the role operator or a greater one.
         */
        readonly post: operations["cameras.open"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Closes a camera, so that other programs of its host can use it
         * @description Needs the role operator or a greater one.
         */
        readonly post: operations["cameras.close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/identify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes a camera show itself
         * @description Its name appears in its picture, and a light on its board blinks.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["cameras.identify"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/power": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Switches a camera's board off, or starts it anew
         * @description The board goes down a moment later: the camera will be lost.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["cameras.power"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Opens many cameras that were closed
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["bulkControl.open"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Closes many cameras, so that other programs of their hosts can use them
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["bulkControl.close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/identify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes many cameras show themselves
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["bulkControl.identify"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/recordings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the recordings of a camera, the newest first
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["cameraRecordings.all"];
        readonly put?: never;
        /**
         * Starts a recording
         * @description The answer comes with its first frame or, with `startAt`, once it is scheduled.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["cameraRecordings.start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/recordings/{rid}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stops a recording
         * @description The answer comes once it is saved.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["cameraRecordings.stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/recordings/{rid}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells one recording
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["cameraRecordings.one"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes a recording
         * @description Needs the role operator or a greater one.
         */
        readonly delete: operations["cameraRecordings.remove"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Says whether a recording is kept however full the disk is
         * @description Needs the role operator or a greater one.
         */
        readonly patch: operations["cameraRecordings.keep"];
        readonly trace?: never;
    };
    readonly "/cameras/{id}/recordings/{rid}/video": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Downloads a film
         * @description Ranges and `If-Range` are taken, so that a download can be resumed; HEAD is answered without a body.
         *
         *     Needs the role viewer or a greater one.
         */
        readonly get: operations["video.film"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Shows the live picture for as long as it is read
         * @description It is fragmented MP4, which ffplay, VLC and OBS play.
         *
         *     Needs the role viewer or a greater one.
         */
        readonly get: operations["pictures.live"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/cameras/{id}/still": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Takes a still picture of this moment
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["pictures.still"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Opens the WebSocket for the live pictures of many cameras; `docs/live.md` has what goes over it
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["live.open"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recordings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the recordings of all cameras, the newest first, and the cameras that could not be asked
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["recordings.all"];
        readonly put?: never;
        /**
         * Starts recordings of many cameras at once
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["recordings.start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recordings/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stops the recordings of many cameras at once
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        readonly post: operations["recordings.stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes settings of many cameras at once
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        readonly patch: operations["settings.change"];
        readonly trace?: never;
    };
    readonly "/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tells who the caller is
         * @description Needs the role viewer or a greater one.
         */
        readonly get: operations["session.view"];
        readonly put?: never;
        /**
         * Signs a browser in
         * @description The answer sets the cookie of the session.
         *
         *     Open to everybody.
         */
        readonly post: operations["session.open"];
        /**
         * Signs out
         * @description Needs the role viewer or a greater one.
         */
        readonly delete: operations["session.close"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in-links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes a link that signs a browser in once
         * @description Needs the role admin.
         */
        readonly post: operations["signInLinks.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the API tokens, without what is secret of them
         * @description Needs the role admin.
         */
        readonly get: operations["apiTokens.all"];
        readonly put?: never;
        /**
         * Makes an API token
         * @description This answer alone tells it.
         *
         *     Needs the role admin.
         */
        readonly post: operations["apiTokens.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api-tokens/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revokes an API token, and ends what is open by it
         * @description Needs the role admin.
         */
        readonly delete: operations["apiTokens.revoke"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the users
         * @description Needs the role admin.
         */
        readonly get: operations["users.all"];
        readonly put?: never;
        /**
         * Adds a user
         * @description Needs the role admin.
         */
        readonly post: operations["users.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Removes a user, and ends what is open by it
         * @description Needs the role admin.
         */
        readonly delete: operations["users.remove"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes role or password of a user
         * @description Needs the role admin.
         */
        readonly patch: operations["users.change"];
        readonly trace?: never;
    };
    readonly "/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists refused and changing calls, the newest first
         * @description Needs the role admin.
         */
        readonly get: operations["audit.latest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/join-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the join tokens, without what is secret of them
         * @description Needs the role admin.
         */
        readonly get: operations["joinTokens.all"];
        readonly put?: never;
        /**
         * Makes a join token, by which cameras join
         * @description This answer alone tells it.
         *
         *     Needs the role admin.
         */
        readonly post: operations["joinTokens.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/join-tokens/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revokes a join token
         * @description Needs the role admin.
         */
        readonly delete: operations["joinTokens.revoke"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/enrolments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Enrols a camera
         * @description It is for agents, and over TLS alone.
         *
         *     Open to everybody.
         */
        readonly post: operations["enrolments.enrol"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/enrolments/{enrolment}/renewal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Renews what an enrolled camera was given
         * @description It is for agents, and over TLS alone.
         *
         *     Open to everybody.
         */
        readonly post: operations["enrolments.renew"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the cameras that joined
         * @description Needs the role admin.
         */
        readonly get: operations["enrolledAgents.all"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Shuts a camera out that joined
         * @description Needs the role admin.
         */
        readonly delete: operations["enrolledAgents.revoke"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Every ten seconds: how the Pi fares. */
        readonly AgentTelemetry: {
            /** Format: date-time */
            readonly at: string;
            /** @description Of the processor, °C; absent where there is no sensor. */
            readonly temperatureC?: number;
            /** @description The processor is slowed down now, for heat or for want of voltage; absent where the board does not tell. */
            readonly throttled?: boolean;
            /** @description The supply voltage is too low now. */
            readonly underVoltage?: boolean;
            /** @description One of the two has been so since the board started. */
            readonly powerTrouble?: boolean;
            /** @description Load average of the last minute. */
            readonly load: number;
            readonly freeBytes: number;
            /** @description Resident memory of the agent. */
            readonly memoryBytes: number;
            /** @description Frames since the agent started. */
            readonly frames: number;
            readonly droppedFrames: number;
        };
        /** @description `POST /api-tokens`. */
        readonly ApiTokenRequest: {
            /** @description What it is for, such as the program that uses it. */
            readonly name: string;
            /** @enum {string} */
            readonly role: "admin" | "operator" | "viewer";
        };
        /** @description `GET /api-tokens`. */
        readonly ApiTokenView: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly role: "admin" | "operator" | "viewer";
            readonly createdAt: string;
            /** @description To the minute; absent while it was never used. */
            readonly lastUsedAt?: string;
        };
        /** @description `GET /audit`: one refused or changing call. */
        readonly AuditEntry: {
            readonly time: string;
            /** @description Absent where nobody was let in. */
            readonly principal?: string;
            /** @enum {string} */
            readonly role?: "admin" | "operator" | "viewer";
            /** @description The camera that asked to join, or to renew what it was given. */
            readonly camera?: string;
            /** @description Id of the join token that it showed. */
            readonly joinToken?: string;
            readonly address: string;
            readonly method: string;
            /** @description With the ids that were asked for; `-` where there is no such route. */
            readonly route: string;
            readonly status: number;
            readonly requestId: string;
            /** @description The code of the refusal. */
            readonly reason?: string;
        };
        /** @description How to sign in at the broker. */
        readonly BrokerAccess: {
            /** @description Absent where the broker is on the host of the API. */
            readonly host?: string;
            readonly port: number;
            /** @description Of the broker's certificate. */
            readonly fingerprint: string;
            readonly password: string;
            /**
             * Format: date-time
             * @description Of the password, in operator time; absent where it does not expire.
             */
            readonly expiresAt?: string;
        };
        readonly BulkAnswer: {
            readonly items: readonly components["schemas"]["BulkItem"][];
        };
        /** @description `POST /cameras/identify`. */
        readonly BulkIdentifyAnswer: {
            readonly items: readonly components["schemas"]["BulkIdentifyItem"][];
        };
        readonly BulkIdentifyItem: {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: false;
            readonly error: components["schemas"]["Problem"];
        } | {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: true;
            readonly shown: components["schemas"]["IdentifyView"];
        };
        /** @description `POST /cameras/identify`. */
        readonly BulkIdentifyRequest: {
            readonly cameras: components["schemas"]["Targets"];
            /** @description Ten seconds if not given. */
            readonly durationMs?: number;
        };
        /** @description One camera's answer inside a bulk call. */
        readonly BulkItem: {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: false;
            readonly error: components["schemas"]["Problem"];
        } | {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: true;
            readonly recording: components["schemas"]["Recording"];
        };
        /** @description `POST /cameras/open` and `/cameras/close`. */
        readonly BulkOpenAnswer: {
            readonly items: readonly components["schemas"]["BulkOpenItem"][];
        };
        readonly BulkOpenItem: {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: false;
            readonly error: components["schemas"]["Problem"];
        } | {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: true;
            readonly camera: components["schemas"]["OpenView"];
        };
        /** @description `POST /cameras/open` and `/cameras/close`. */
        readonly BulkOpenRequest: {
            readonly cameras: components["schemas"]["Targets"];
        };
        /** @description `PATCH /settings`. */
        readonly BulkSettingsAnswer: {
            readonly items: readonly components["schemas"]["BulkSettingsItem"][];
        };
        readonly BulkSettingsItem: {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: false;
            readonly error: components["schemas"]["Problem"];
        } | {
            readonly cameraId: string;
            /** @enum {boolean} */
            readonly ok: true;
            readonly settings: components["schemas"]["CameraSettings"];
        };
        /** @description `PATCH /settings`. */
        readonly BulkSettingsRequest: {
            readonly cameras: components["schemas"]["Targets"];
            readonly settings: components["schemas"]["SettingsChangeArgs"];
        };
        /** @description `POST /recordings`. */
        readonly BulkStartRequest: {
            readonly cameras: components["schemas"]["Targets"];
            /** @description It ends by itself after this; without it, when stopped. */
            readonly durationMs?: number;
            /** @description What the camera saw before: kept as far as the agent remembers it. */
            readonly prerollMs?: number;
            /**
             * Format: date-time
             * @description Operator time of the first frame.
             */
            readonly startAt?: string;
            /** @description A new film after this long, without losing a frame. */
            readonly segmentMs?: number;
            /** @description A new film after this many bytes. */
            readonly segmentBytes?: number;
            /** @description For people; part of the file's name. */
            readonly name?: string;
        };
        /** @description `POST /recordings/stop`. */
        readonly BulkStopRequest: {
            readonly cameras?: components["schemas"]["Targets"];
        };
        /** @description A network that discovery calls on. */
        readonly CalledLink: {
            /** @description Of the interface. */
            readonly name: string;
            /**
             * Format: ipv4
             * @description This host's own there.
             */
            readonly address: string;
            /** Format: ipv4 */
            readonly broadcast: string;
        };
        /** @description A size and rate at which the camera can deliver. */
        readonly CameraMode: {
            readonly width: number;
            readonly height: number;
            readonly maxFps: number;
        };
        /** @description `PATCH /cameras/{id}`: what the operator calls it; what is left out stays. */
        readonly CameraNoteRequest: {
            /** @description Null takes the given name away: it is called by its host name again. */
            readonly label?: string;
            /** @description Words to sort it by. */
            readonly tags?: readonly string[];
        };
        /** @description What was asked of the camera, and what it does. */
        readonly CameraSettings: {
            readonly desired: components["schemas"]["Settings"];
            /** @description Size and rate by its stream, the rest by its driver; what runs by itself as it is at the moment, where it is known. */
            readonly reported?: components["schemas"]["Settings"];
            /** @description Desired of another camera than this one: it has its default instead. Absent where all is taken. */
            readonly notTaken?: readonly components["schemas"]["SettingNotTaken"][];
        };
        /** @description `GET /cameras/{id}`: the service, what its agent says of itself and how the camera is. */
        readonly CameraView: {
            readonly id: string;
            readonly hostname: string;
            /**
             * @description `not-connected` also while the service is lost, or its agent has left the broker.
             * @enum {string}
             */
            readonly status: "not-connected" | "recording" | "restarting" | "standing-by" | "starting";
            readonly error?: components["schemas"]["ErrorInfo"];
            readonly model: string;
            /** @enum {string} */
            readonly driver: "rpicam" | "simulated" | "v4l2";
            readonly version: string;
            readonly capabilities: {
                readonly modes: readonly components["schemas"]["CameraMode"][];
                readonly controls: readonly components["schemas"]["ControlRange"][];
            };
            readonly settings: components["schemas"]["CameraSettings"];
            /** @enum {string} */
            readonly annotation?: "burned-in" | "track";
            readonly recording?: components["schemas"]["Recording"];
            readonly disk: components["schemas"]["DiskState"];
            readonly clock: components["schemas"]["ClockState"];
            readonly telemetry?: components["schemas"]["AgentTelemetry"];
        };
        /** @description The agent's clock against the operator's. */
        readonly ClockState: {
            readonly known: boolean;
            /** @description Operator time minus the agent's wall clock, ms; 0 until known. */
            readonly offsetMs: number;
            /** @description Half of the shortest round trip that the offset was measured with, ms. */
            readonly errorMs: number;
        };
        /** @description One control of a camera, and what it takes. */
        readonly ControlRange: {
            /** @enum {string} */
            readonly name: "annotate" | "bitrate" | "brightness" | "contrast" | "exposure" | "focus" | "gain" | "gop" | "hflip" | "rotation" | "saturation" | "sharpness" | "vflip" | "whiteBalance";
            /** @description Numbers: the least and the most; for `whiteBalance` of each gain, or of the kelvin. */
            readonly min?: number;
            readonly max?: number;
            /** @description "auto" is taken too. */
            readonly auto?: boolean;
            /** @description `rotation`: the degrees that it can. */
            readonly rotations?: readonly (0 | 90 | 180 | 270)[];
            /**
             * @description `whiteBalance`: how it is told.
             * @enum {string}
             */
            readonly as?: "gains" | "kelvin";
            /** @description Changes while the camera runs; otherwise it is restarted. */
            readonly live: boolean;
        };
        /** @description `GET /discovery`: how discovery fares. */
        readonly DiscoveryView: {
            /** @description It is connected to the broker. */
            readonly present: boolean;
            /** @description Services in its registry, found and lost. */
            readonly count: number;
            readonly links: readonly components["schemas"]["CalledLink"][];
            readonly leftOut: readonly string[];
            readonly seeds: readonly string[];
            /** @description Refused input since its start, by kind. */
            readonly refused: {
                readonly [key: string]: number;
            };
            readonly network?: components["schemas"]["NetworkTrouble"];
        };
        readonly DiskState: {
            readonly totalBytes: number;
            readonly freeBytes: number;
            /** @description Recordings end, and none begins, when no more than this is free. */
            readonly reserveBytes?: number;
            /**
             * @description `low`: at the present rate the reserve is reached within half an hour. `full`: it is reached.
             * @enum {string}
             */
            readonly level?: "full" | "low" | "ok";
        };
        /** @description `GET /agents`: a camera that joined. */
        readonly EnrolledAgentView: {
            readonly id: string;
            readonly hostname: string;
            readonly enrolledAt: string;
            /** @description Id of the join token by which it came. */
            readonly joinToken?: string;
        };
        /** @description What an agent is given when it joins, and again when it renews. */
        readonly Enrolment: {
            readonly id: string;
            /** @description Of this joining. */
            readonly enrolment: string;
            /** @description The operator's time, unix ms: a Pi has no clock to judge `expiresAt` by. */
            readonly now: number;
            /** @description What the operator's probes and tickets are signed with: the public half. */
            readonly operatorKey: string;
            /** @description What the agent seals its cards with. */
            readonly cardKey: string;
            readonly broker: components["schemas"]["BrokerAccess"];
        };
        /** @description `POST /enrolments`: an agent joins. */
        readonly EnrolmentRequest: {
            /** @description The secret of the join token. */
            readonly token: string;
            readonly id: string;
            readonly hostname: string;
            /** @description The agent's own public key. */
            readonly key: string;
            /** @description That it holds the private one: see libs/credentials/src/key-proof.ts. */
            readonly proof: string;
        };
        /** @description An error as it stands inside a message. */
        readonly ErrorInfo: {
            readonly code: string;
            readonly detail: string;
            readonly advice: string;
        };
        /** @description The envelope of every event, on the broker and in the event stream. */
        readonly Event: {
            readonly id: string;
            /** @description Such as `recording.started`: the name in the event stream. */
            readonly type: string;
            /** Format: date-time */
            readonly time: string;
            /** @description The id of the service, search or recording that it is about. */
            readonly subject: string;
            readonly data: {
                readonly [key: string]: unknown;
            };
        };
        /** @description `GET /recordings`: what there is, and which cameras could not be asked. */
        readonly FleetRecordings: {
            readonly unreached: readonly {
                readonly cameraId: string;
                readonly error: components["schemas"]["Problem"];
            }[];
            readonly items: readonly components["schemas"]["Recording"][];
            readonly next?: string;
        };
        /** @description `GET /services`: a service as discovery knows it, called as the operator calls it. */
        readonly FleetService: {
            /** @description Absent where it has none. */
            readonly tags?: readonly string[];
            readonly id: string;
            /** @description `camera` for agents; `unknown` for a service that only says its host name. */
            readonly kind: string;
            readonly hostname: string;
            /** @description For people: the host name, with the id where two hosts share it. */
            readonly label: string;
            readonly addresses: readonly string[];
            /** @description Media port. */
            readonly port?: number;
            /** @enum {string} */
            readonly status: "found" | "lost";
            /**
             * @description How it was found, or why it counts as lost.
             * @enum {string}
             */
            readonly reason: "announcement" | "bye" | "missed" | "network" | "presence" | "replaced" | "search" | "will";
            /** @description Since when it has this status. */
            readonly since: string;
            readonly firstSeen: string;
            readonly lastSeen: string;
            /** @description Of SERVICE_FLAGS; a newer discovery may know more. */
            readonly flags: readonly string[];
            /** @description While several boards speak with this id: the addresses of all of them. */
            readonly conflict?: readonly string[];
        };
        /** @description A frame of a film. */
        readonly FrameMark: {
            /** @description Its number in the film, from 0. */
            readonly index: number;
            /**
             * Format: date-time
             * @description Operator time of its capture.
             */
            readonly at: string;
        };
        /** @description `PUT /groups/{name}`. */
        readonly GroupRequest: {
            readonly cameras: readonly string[];
        };
        /** @description `GET /groups/{name}`: cameras under a name. */
        readonly GroupView: {
            readonly name: string;
            /** @description Their ids, in the order in which they were given. */
            readonly cameras: readonly string[];
        };
        readonly Health: {
            /** @enum {string} */
            readonly status: "down" | "up";
        };
        /** @description `GET /health` of the API: what is amiss. */
        readonly HealthView: {
            /** @enum {string} */
            readonly broker: "away" | "connected";
            readonly journal: {
                readonly waiting: number;
                /** @description Entries that were not written, since the start. */
                readonly leftOut: number;
                /** @description Why nothing is written at the moment. */
                readonly failure?: string;
            };
        };
        /** @description One row of `GET /events/history`: an event of the stream, or a command and how it ended. */
        readonly HistoryEntry: {
            readonly id: string;
            readonly type: string;
            /** @description When the API heard of it. */
            readonly time: string;
            readonly subject: string;
            readonly camera?: string;
            /** @description Who did it, as people call them. */
            readonly by?: string;
            readonly data: {
                readonly [key: string]: unknown;
            };
        };
        /** @description The query of `GET /events/history`. */
        readonly HistoryQuery: {
            readonly limit?: string;
            /** @description The `next` of the page before. */
            readonly cursor?: string;
            readonly types?: string;
            readonly camera?: string;
            /**
             * Format: date-time
             * @description From this instant on.
             */
            readonly from?: string;
            /**
             * Format: date-time
             * @description Before this instant.
             */
            readonly to?: string;
        };
        /** @description The camera makes itself known: in its picture and by a light on its board. Answered with `{overlay, led}`: what it could do. */
        readonly IdentifyArgs: {
            /** @description Ten seconds if not given. */
            readonly durationMs?: number;
        };
        /** @description `POST /cameras/{id}/identify`: what the camera can show itself by. */
        readonly IdentifyView: {
            /** @description Its name in the picture. */
            readonly overlay: boolean;
            /** @description A light on its board. */
            readonly led: boolean;
        };
        /** @description `POST /join-tokens`. */
        readonly JoinTokenRequest: {
            /** @description How many hosts may join by it, each with all its cameras; 1 unless it says more. */
            readonly uses?: number;
            /** @description It lets a camera take the place of one that is enrolled with another key, such as after a new SD card. */
            readonly replace?: boolean;
        };
        /** @description `GET /join-tokens`. */
        readonly JoinTokenView: {
            readonly id: string;
            readonly uses: number;
            readonly usesLeft: number;
            readonly replace: boolean;
            readonly createdAt: string;
            readonly expiresAt: string;
        };
        /** @description Many services fell silent at once: that is rather the network than the services. */
        readonly NetworkTrouble: {
            /** @description Services that are silent, */
            readonly silent: number;
            /** @description of so many that UDP alone tells of. */
            readonly known: number;
            /** Format: date-time */
            readonly since: string;
            /**
             * Format: date-time
             * @description Those that are silent still are lost then, all at once.
             */
            readonly until: string;
        };
        /** @description `POST /api-tokens`: the only time that the token is told. */
        readonly NewApiToken: {
            readonly token: string;
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly role: "admin" | "operator" | "viewer";
            readonly createdAt: string;
            /** @description To the minute; absent while it was never used. */
            readonly lastUsedAt?: string;
        };
        /** @description `POST /join-tokens`: the only time that the token is told. */
        readonly NewJoinToken: {
            /** @description `RC1.<fingerprint>.<secret>`. */
            readonly token: string;
            readonly id: string;
            readonly uses: number;
            readonly usesLeft: number;
            readonly replace: boolean;
            readonly createdAt: string;
            readonly expiresAt: string;
        };
        /** @description `POST /cameras/{id}/open` and `/close`: how the camera is then. */
        readonly OpenView: {
            /** @enum {string} */
            readonly status: "not-connected" | "recording" | "restarting" | "standing-by" | "starting";
            readonly error?: components["schemas"]["ErrorInfo"];
        };
        readonly PowerArgs: {
            /** @enum {string} */
            readonly action: "reboot" | "shut-down";
        };
        /** @description RFC 9457 problem document, with the catalogue's code and advice as extension members. */
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            /** @enum {string} */
            readonly code: "agent-enrolled" | "agent-revoked" | "already-recording" | "broker-away" | "broker-not-told" | "camera-busy" | "camera-closed" | "camera-failed" | "camera-lost" | "camera-not-ready" | "camera-unreachable" | "clock-unknown" | "command-expired" | "discovery-away" | "disk-failed" | "disk-full" | "forbidden" | "foreign-host" | "foreign-origin" | "headers-too-large" | "id-in-use" | "idempotency-key-reused" | "internal" | "invalid-request" | "join-token-refused" | "key-not-proven" | "limit-reached" | "message-too-large" | "network-closed" | "no-answer" | "no-camera" | "no-cameras" | "no-decoder" | "no-power-control" | "no-runtime" | "not-measured" | "not-recording" | "payload-too-large" | "range-not-satisfiable" | "recording-active" | "request-running" | "request-too-slow" | "restart-needed" | "route-closed" | "service-found" | "shutting-down" | "sign-in-link-spent" | "tls-needed" | "told-once" | "too-late" | "too-many" | "unauthenticated" | "unknown-agent" | "unknown-camera" | "unknown-command" | "unknown-group" | "unknown-join-token" | "unknown-recording" | "unknown-route" | "unknown-search" | "unknown-service" | "unknown-token" | "unknown-user" | "unsupported" | "unsupported-media-type" | "upgrade-needed" | "user-exists";
            readonly advice: string;
            /** @description The fields that were refused, each with its reason. */
            readonly fields?: readonly string[];
            /** @description By which the logs call the request. */
            readonly requestId?: string;
        };
        /** @description One film of one camera: its sidecar on disk, its shape on every wire. */
        readonly Recording: {
            readonly id: string;
            readonly cameraId: string;
            /** @enum {string} */
            readonly state: "failed" | "recording" | "recovered" | "saved" | "saving" | "scheduled";
            readonly name?: string;
            /** @description The name of the film's file, without the folder. */
            readonly file?: string;
            /**
             * Format: date-time
             * @description Operator time of the first frame of the film.
             */
            readonly startedAt: string;
            /**
             * Format: date-time
             * @description Operator time for which the start was asked.
             */
            readonly plannedStartAt?: string;
            /** @description Of the film, the frames that were asked for: what lies before is there because a film begins with a key frame. */
            readonly firstFrame?: components["schemas"]["FrameMark"];
            readonly lastFrame?: components["schemas"]["FrameMark"];
            /**
             * @description Where the frames' times come from: their arrival at the agent, or the camera.
             * @enum {string}
             */
            readonly timeSource: "arrival" | "pts" | "sensor";
            /** @description How far `startedAt` may be off the operator's clock, ms; absent when it was never measured. */
            readonly clockErrorMs?: number;
            /** @description The length that was asked for; absent when it runs until stopped. */
            readonly plannedDurationMs?: number;
            readonly durationMs: number;
            readonly frames: number;
            /** @description Frames that were captured and did not reach the file. */
            readonly droppedFrames: number;
            readonly gapCount?: number;
            /** @description The first of them. */
            readonly gaps?: readonly components["schemas"]["RecordingGap"][];
            readonly bytes: number;
            readonly width: number;
            readonly height: number;
            /** @description As they were when it began. */
            readonly settings?: components["schemas"]["Settings"];
            /** @description What was recorded in one go and lies in several films: the id of the first. */
            readonly partOf?: string;
            /** @description Which of them this is, from 1. */
            readonly part?: number;
            /** @description How much of it was captured before the start was asked for, ms. */
            readonly prerollMs?: number;
            /** @description It is not deleted to make room. */
            readonly keep?: boolean;
            /** @description The code of the error that ended it. */
            readonly reason?: string;
            /** @description Of the finished file. */
            readonly sha256?: string;
            /** @description Why it failed, or what the repair found. */
            readonly note?: string;
        };
        /** @description A place in a film where frames are missing. */
        readonly RecordingGap: {
            /** @description The number of the frame behind it. */
            readonly index: number;
            /** @description Frames that are missing. */
            readonly frames: number;
            /**
             * @description The disk was too slow, the camera lost them, or it was restarted for a setting.
             * @enum {string}
             */
            readonly cause: "camera" | "disk" | "restart";
        };
        /** @description `PATCH /cameras/{id}/recordings/{rid}`. */
        readonly RecordingKeepRequest: {
            /** @description Kept until somebody deletes it, however full the disk is. */
            readonly keep: boolean;
        };
        /** @description Answered with the recording once its first frame is taken; with `startAt`, once it is scheduled. */
        readonly RecordingStartArgs: {
            /** @description It ends by itself after this; without it, when stopped. */
            readonly durationMs?: number;
            /** @description What the camera saw before: kept as far as the agent remembers it. */
            readonly prerollMs?: number;
            /**
             * Format: date-time
             * @description Operator time of the first frame.
             */
            readonly startAt?: string;
            /** @description A new film after this long, without losing a frame. */
            readonly segmentMs?: number;
            /** @description A new film after this many bytes. */
            readonly segmentBytes?: number;
            /** @description For people; part of the file's name. */
            readonly name?: string;
        };
        /** @description `POST /enrolments/{enrolment}/renewal`. */
        readonly RenewalRequest: {
            readonly proof: string;
        };
        /** @description `PUT /roster`: who is expected; nobody where the list is empty. */
        readonly RosterRequest: {
            /** @description Ids, labels or host names of cameras. */
            readonly names: readonly string[];
        };
        /** @description `GET /roster`: who is expected, and who of them is there. */
        readonly RosterView: {
            /** @description Ids, labels or host names, as the operator gave them. */
            readonly names: readonly string[];
            /** @description How many of them are found. */
            readonly present: number;
            readonly missing: readonly string[];
            /** @description Ids of found cameras that no name stands for. */
            readonly unexpected: readonly string[];
        };
        /** @description One search: the data of `search.started` and `search.finished`. */
        readonly Search: {
            readonly id: string;
            /** @enum {string} */
            readonly state: "finished" | "running";
            /** @enum {string} */
            readonly trigger: "interfaces" | "request" | "schedule";
            /** Format: date-time */
            readonly startedAt: string;
            /** @description How long answers may be spread, ms. */
            readonly windowMs: number;
            /** Format: date-time */
            readonly finishedAt?: string;
            /** @description Services that answered so far. */
            readonly answered: number;
            /** @description Services that were found, and lost, during it. */
            readonly found: number;
            readonly lost: number;
        };
        /** @description `POST /session`: a token, or a user's name and password. */
        readonly SessionRequest: {
            readonly token?: string;
            /** @description With a token there is neither. */
            readonly user?: string;
            readonly password?: string;
        };
        /** @description `GET /session`: who the caller is. */
        readonly SessionView: {
            /** @description `admin`, the name of a user, or `token:<id>`. */
            readonly name: string;
            /** @enum {string} */
            readonly role: "admin" | "operator" | "viewer";
            /** @description Absent for a caller that sends its token with each request. */
            readonly expiresAt?: string;
        };
        /** @description Something that is desired, and that the camera which is there does not offer. */
        readonly SettingNotTaken: {
            /** @enum {string} */
            readonly name: "annotate" | "bitrate" | "brightness" | "contrast" | "exposure" | "focus" | "gain" | "gop" | "hflip" | "rotation" | "saturation" | "sharpness" | "vflip" | "video" | "whiteBalance";
            /** @description What it offers instead. */
            readonly detail: string;
        };
        /** @description All that was asked of a camera, or all that it does. */
        readonly Settings: {
            readonly width: number;
            readonly height: number;
            readonly fps: number;
            /** @description Of the encoder, bits a second. */
            readonly bitrate?: number;
            /** @description Frames from one key frame to the next. */
            readonly gop?: number;
            /** @description 0 is neutral. */
            readonly brightness?: number;
            /** @description 1 is neutral, for the next two also. */
            readonly contrast?: number;
            readonly saturation?: number;
            readonly sharpness?: number;
            /**
             * @description Degrees, clockwise.
             * @enum {number}
             */
            readonly rotation?: 0 | 90 | 180 | 270;
            readonly hflip?: boolean;
            readonly vflip?: boolean;
            /** @description Of one frame, microseconds. */
            readonly exposure?: number | "auto";
            /** @description Analogue gain: 1 is none. */
            readonly gain?: number | "auto";
            readonly whiteBalance?: components["schemas"]["WhiteBalance"];
            /** @description Dioptres: 0 is infinity, 10 is 10 cm. */
            readonly focus?: number | "auto";
            /** @description Text in the picture, or beside it where the driver cannot; empty for none. */
            readonly annotate?: string;
        };
        /** @description Answered with `{settings}` once they are in force. What is not named stays as it is. */
        readonly SettingsChangeArgs: {
            /** @enum {string} */
            readonly preset?: "1080p30" | "480p90" | "720p60";
            readonly width?: number;
            readonly height?: number;
            readonly fps?: number;
            /** @description Controls that go back to the camera's default. */
            readonly reset?: readonly ("annotate" | "bitrate" | "brightness" | "contrast" | "exposure" | "focus" | "gain" | "gop" | "hflip" | "rotation" | "saturation" | "sharpness" | "vflip" | "whiteBalance")[];
            /** @description Controls that are held at the values that the camera has found for them. */
            readonly lock?: readonly ("exposure" | "focus" | "gain" | "whiteBalance")[];
            /**
             * @description `refuse` if not given.
             * @enum {string}
             */
            readonly whileRecording?: "continue" | "refuse" | "split" | "stop";
            /** @description Of the encoder, bits a second. */
            readonly bitrate?: number;
            /** @description Frames from one key frame to the next. */
            readonly gop?: number;
            /** @description 0 is neutral. */
            readonly brightness?: number;
            /** @description 1 is neutral, for the next two also. */
            readonly contrast?: number;
            readonly saturation?: number;
            readonly sharpness?: number;
            /**
             * @description Degrees, clockwise.
             * @enum {number}
             */
            readonly rotation?: 0 | 90 | 180 | 270;
            readonly hflip?: boolean;
            readonly vflip?: boolean;
            /** @description Of one frame, microseconds. */
            readonly exposure?: number | "auto";
            /** @description Analogue gain: 1 is none. */
            readonly gain?: number | "auto";
            readonly whiteBalance?: components["schemas"]["WhiteBalance"];
            /** @description Dioptres: 0 is infinity, 10 is 10 cm. */
            readonly focus?: number | "auto";
            /** @description Text in the picture, or beside it where the driver cannot; empty for none. */
            readonly annotate?: string;
        };
        /** @description `POST /sign-in-links`. */
        readonly SignInLink: {
            /** @description Behind the address of the API: `/sign-in/<code>`. */
            readonly path: string;
            readonly expiresAt: string;
        };
        /** @description The data of the stream's `snapshot`: the whole view. */
        readonly Snapshot: {
            readonly services: readonly components["schemas"]["FleetService"][];
            readonly cameras: readonly components["schemas"]["CameraView"][];
            /** @description Discovery is away, so found and lost may be out of date. */
            readonly stale: boolean;
            /** @description Many services fell silent at once. */
            readonly network?: components["schemas"]["NetworkTrouble"];
            /** @description Absent while nobody is expected. */
            readonly roster?: components["schemas"]["RosterView"];
        };
        /** @description Which cameras: `all` stands for every one that is found. */
        readonly Targets: readonly string[] | "all" | string;
        /** @description `PATCH /users/{name}`: at least one of the two. */
        readonly UserChangeRequest: {
            /** @enum {string} */
            readonly role?: "admin" | "operator" | "viewer";
            /** Format: password */
            readonly password?: string;
        };
        /** @description `POST /users`. */
        readonly UserRequest: {
            readonly name: string;
            /** @enum {string} */
            readonly role: "admin" | "operator" | "viewer";
            /** Format: password */
            readonly password: string;
        };
        /** @description `GET /users`. */
        readonly UserView: {
            readonly name: string;
            /** @enum {string} */
            readonly role: "admin" | "operator" | "viewer";
            readonly createdAt: string;
        };
        /** @description `auto`, the gains of red and blue against green, or the colour of the light in kelvin. */
        readonly WhiteBalance: {
            readonly kelvin: number;
        } | {
            readonly red: number;
            readonly blue: number;
        } | "auto";
        /**
         * @description Codes are stable; texts may improve.
         *
         *     - `join-token-refused` (401): The join token is good for nothing
         *     - `agent-revoked` (401): The camera is not enrolled any more
         *     - `tls-needed` (421): This is done over TLS alone
         *     - `key-not-proven` (403): The key of the camera is not proven
         *     - `unknown-join-token` (404): No join token has this id
         *     - `unknown-agent` (404): No camera with this id is enrolled
         *     - `agent-enrolled` (409): The id belongs to another camera that is enrolled
         *     - `id-in-use` (409): The id belongs to a camera that runs and never joined
         *     - `broker-not-told` (502): EMQX was not told
         *     - `network-closed` (409): No camera can join, as nothing is open to the network
         *     - `unknown-recording` (404): The camera has no recording with this id
         *     - `already-recording` (409): The camera is recording already
         *     - `not-recording` (409): The camera is not recording
         *     - `recording-active` (409): The recording is still being written
         *     - `restart-needed` (409): The setting needs a restart of the camera, and it is recording
         *     - `not-measured` (409): The camera does not tell the value that is to be locked
         *     - `too-late` (409): The instant is over
         *     - `unsupported` (422): This camera cannot do that
         *     - `no-decoder` (501): The camera has no program to make a still picture with
         *     - `no-power-control` (501): The agent may not switch this host off or start it anew
         *     - `camera-failed` (502): The camera reported a failure
         *     - `camera-unreachable` (502): The media port of the camera cannot be reached
         *     - `camera-lost` (503): The camera is lost
         *     - `camera-not-ready` (503): The camera gives no pictures at the moment
         *     - `camera-closed` (409): The camera was closed on request
         *     - `camera-busy` (503): Another process uses the camera
         *     - `no-camera` (503): No camera is connected
         *     - `clock-unknown` (503): The camera does not know the time of the operator yet
         *     - `disk-full` (507): The disk of the camera is full
         *     - `disk-failed` (500): The disk of the camera refused to write
         *     - `invalid-request` (400): The request is not valid
         *     - `unauthenticated` (401): No valid token came with the request
         *     - `forbidden` (403): This token does not allow that
         *     - `foreign-origin` (403): The request comes from a page of another site
         *     - `route-closed` (403): This route is closed to everybody
         *     - `unknown-route` (404): There is nothing at this address
         *     - `unknown-service` (404): No service has this id
         *     - `unknown-camera` (404): No camera has this id
         *     - `unknown-search` (404): No search has been heard of yet
         *     - `unknown-group` (404): No group has this name
         *     - `unknown-token` (404): No API token has this id
         *     - `unknown-user` (404): No user has this name
         *     - `unknown-command` (404): The camera does not know this command
         *     - `no-runtime` (404): The operator's host has no Node for this kind of machine
         *     - `request-too-slow` (408): The request did not arrive in time
         *     - `service-found` (409): The service is found
         *     - `no-cameras` (409): No camera to do this with
         *     - `request-running` (409): The same request is being answered at this moment
         *     - `told-once` (409): The answer held a secret, which is told once and not kept
         *     - `user-exists` (409): The name is taken
         *     - `limit-reached` (409): There are as many as there may be
         *     - `sign-in-link-spent` (410): The sign-in link is good for nothing
         *     - `payload-too-large` (413): The body is too large
         *     - `unsupported-media-type` (415): The body is of a kind that is not read here
         *     - `range-not-satisfiable` (416): The range lies outside the file
         *     - `idempotency-key-reused` (422): The idempotency key belongs to another request
         *     - `foreign-host` (421): This host has another name
         *     - `upgrade-needed` (426): This address speaks WebSocket alone
         *     - `too-many` (429): Too much at once
         *     - `headers-too-large` (431): The headers of the request are too large
         *     - `internal` (500): Something went wrong inside Rollcall
         *     - `broker-away` (503): The message broker is away
         *     - `discovery-away` (503): The discovery service is away
         *     - `shutting-down` (503): Rollcall is ending
         *     - `no-answer` (504): No answer came in time
         *     - `command-expired` (504): The command came too late to be carried out
         *     - `message-too-large` (500): A message is larger than a topic may carry
         * @enum {string}
         */
        readonly ErrorCode: "join-token-refused" | "agent-revoked" | "tls-needed" | "key-not-proven" | "unknown-join-token" | "unknown-agent" | "agent-enrolled" | "id-in-use" | "broker-not-told" | "network-closed" | "unknown-recording" | "already-recording" | "not-recording" | "recording-active" | "restart-needed" | "not-measured" | "too-late" | "unsupported" | "no-decoder" | "no-power-control" | "camera-failed" | "camera-unreachable" | "camera-lost" | "camera-not-ready" | "camera-closed" | "camera-busy" | "no-camera" | "clock-unknown" | "disk-full" | "disk-failed" | "invalid-request" | "unauthenticated" | "forbidden" | "foreign-origin" | "route-closed" | "unknown-route" | "unknown-service" | "unknown-camera" | "unknown-search" | "unknown-group" | "unknown-token" | "unknown-user" | "unknown-command" | "no-runtime" | "request-too-slow" | "service-found" | "no-cameras" | "request-running" | "told-once" | "user-exists" | "limit-reached" | "sign-in-link-spent" | "payload-too-large" | "unsupported-media-type" | "range-not-satisfiable" | "idempotency-key-reused" | "foreign-host" | "upgrade-needed" | "too-many" | "headers-too-large" | "internal" | "broker-away" | "discovery-away" | "shutting-down" | "no-answer" | "command-expired" | "message-too-large";
        readonly StreamEvents: {
            readonly "service.changed": components["schemas"]["FleetService"];
            readonly "service.forgotten": components["schemas"]["FleetService"];
            readonly "service.found": components["schemas"]["FleetService"];
            readonly "service.lost": components["schemas"]["FleetService"];
            readonly "settings.changed": components["schemas"]["CameraSettings"];
            readonly "camera.status": components["schemas"]["CameraView"];
            readonly "registry.fresh": {
                readonly stale: boolean;
            };
            readonly "registry.stale": {
                readonly stale: boolean;
            };
            readonly "network.degraded": components["schemas"]["NetworkTrouble"];
            readonly "network.settled": components["schemas"]["NetworkTrouble"];
            readonly "roster.changed": components["schemas"]["RosterView"];
            readonly "recording.scheduled": components["schemas"]["Recording"];
            readonly "recording.started": components["schemas"]["Recording"];
            readonly "recording.stopped": components["schemas"]["Recording"];
            readonly "recording.saved": components["schemas"]["Recording"];
            readonly "recording.failed": components["schemas"]["Recording"];
            readonly "recording.recovered": components["schemas"]["Recording"];
            readonly "recording.kept": components["schemas"]["Recording"];
            readonly "recording.deleted": components["schemas"]["Recording"];
            readonly "search.started": components["schemas"]["Search"];
            readonly "search.finished": components["schemas"]["Search"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly "services.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["FleetService"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "services.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the service. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FleetService"];
                };
            };
        };
    };
    readonly "services.forget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the service. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "discovery.view": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DiscoveryView"];
                };
            };
        };
    };
    readonly "roster.view": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RosterView"];
                };
            };
        };
    };
    readonly "roster.replace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RosterRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RosterView"];
                };
            };
        };
    };
    readonly "groups.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["GroupView"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "groups.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the group. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GroupView"];
                };
            };
        };
    };
    readonly "groups.put": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the group. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GroupRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GroupView"];
                };
            };
        };
    };
    readonly "groups.remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the group. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "searches.start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Search"];
                };
            };
        };
    };
    readonly "searches.latest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Search"];
                };
            };
        };
    };
    readonly "events.open": {
        readonly parameters: {
            readonly query?: {
                /** @description Only events of these types, with commas between them. */
                readonly types?: string;
                /** @description Nothing that is about another camera than this one. */
                readonly camera?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": unknown;
                };
            };
        };
    };
    readonly "history.page": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: string;
                /** @description The `next` of the page before. */
                readonly cursor?: string;
                readonly types?: string;
                readonly camera?: string;
                /** @description From this instant on. */
                readonly from?: string;
                /** @description Before this instant. */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["HistoryEntry"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "apiHealth.view": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    readonly "cameras.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CameraView"];
                };
            };
        };
    };
    readonly "cameras.note": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["CameraNoteRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FleetService"];
                };
            };
        };
    };
    readonly "cameras.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["SettingsChangeArgs"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CameraSettings"];
                };
            };
        };
    };
    readonly "cameras.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenView"];
                };
            };
        };
    };
    readonly "cameras.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenView"];
                };
            };
        };
    };
    readonly "cameras.identify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["IdentifyArgs"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IdentifyView"];
                };
            };
        };
    };
    readonly "cameras.power": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PowerArgs"];
            };
        };
        readonly responses: {
            /** @description Accepted */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "bulkControl.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkOpenRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
            /** @description Multi-Status */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
        };
    };
    readonly "bulkControl.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkOpenRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
            /** @description Multi-Status */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
        };
    };
    readonly "bulkControl.identify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkIdentifyRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkIdentifyAnswer"];
                };
            };
            /** @description Multi-Status */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkIdentifyAnswer"];
                };
            };
        };
    };
    readonly "cameraRecordings.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["Recording"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "cameraRecordings.start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["RecordingStartArgs"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    readonly "cameraRecordings.stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
                /** @description Id of the recording. */
                readonly rid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    readonly "cameraRecordings.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
                /** @description Id of the recording. */
                readonly rid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    readonly "cameraRecordings.remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
                /** @description Id of the recording. */
                readonly rid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "cameraRecordings.keep": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
                /** @description Id of the recording. */
                readonly rid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RecordingKeepRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    readonly "video.film": {
        readonly parameters: {
            readonly query?: {
                /** @description `progressive` for a film as editors want it; left out, the film as it was recorded. */
                readonly form?: "progressive";
            };
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
                /** @description Id of the recording. */
                readonly rid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "video/mp4": unknown;
                };
            };
            /** @description Partial Content */
            readonly 206: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "video/mp4": unknown;
                };
            };
        };
    };
    readonly "pictures.live": {
        readonly parameters: {
            readonly query?: {
                /** @description `full` for every picture, as when it is left out, or `keyframes`. */
                readonly mode?: "full" | "keyframes";
            };
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "video/mp4": unknown;
                };
            };
        };
    };
    readonly "pictures.still": {
        readonly parameters: {
            readonly query?: {
                /** @description The width in pixels, if not that of the stream: a number from 16 to 16384. */
                readonly width?: number;
            };
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/jpeg": unknown;
                };
            };
        };
    };
    readonly "live.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "recordings.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FleetRecordings"];
                };
            };
        };
    };
    readonly "recordings.start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkStartRequest"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Multi-Status */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkAnswer"];
                };
            };
        };
    };
    readonly "recordings.stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkStopRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Multi-Status */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkAnswer"];
                };
            };
        };
    };
    readonly "settings.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkSettingsRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkSettingsAnswer"];
                };
            };
            /** @description Multi-Status */
            readonly 207: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkSettingsAnswer"];
                };
            };
        };
    };
    readonly "session.view": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    readonly "session.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["SessionRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    readonly "session.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "signInLinks.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignInLink"];
                };
            };
        };
    };
    readonly "apiTokens.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["ApiTokenView"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "apiTokens.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApiTokenRequest"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewApiToken"];
                };
            };
        };
    };
    readonly "apiTokens.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the API token. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "users.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["UserView"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "users.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UserRequest"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserView"];
                };
            };
        };
    };
    readonly "users.remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the user. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "users.change": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the user. */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["UserChangeRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserView"];
                };
            };
        };
    };
    readonly "audit.latest": {
        readonly parameters: {
            readonly query?: {
                /** @description How many: a number from 1 to 1000, 100 if it is left out. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["AuditEntry"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "joinTokens.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["JoinTokenView"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "joinTokens.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["JoinTokenRequest"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewJoinToken"];
                };
            };
        };
    };
    readonly "joinTokens.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the join token. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly "enrolments.enrol": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EnrolmentRequest"];
            };
        };
        readonly responses: {
            /** @description Created */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrolment"];
                };
            };
        };
    };
    readonly "enrolments.renew": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the joining. */
                readonly enrolment: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RenewalRequest"];
            };
        };
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrolment"];
                };
            };
        };
    };
    readonly "enrolledAgents.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OK */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly components["schemas"]["EnrolledAgentView"][];
                        readonly next?: string;
                    };
                };
            };
        };
    };
    readonly "enrolledAgents.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the camera that joined. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No Content */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
