/**
 * Made from docs/openapi.json by npm run docs:generate: calls by their path beneath /api/v1, with what they give; what
 * they refuse is an ApiError. `StreamEvents` has the data of each type of event.
 */
export interface paths {
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the services
         * @description Those that were lost are among them.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["services.all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells one service
         * @description Needs the role viewer or a greater one.
         */
        get: operations["services.one"];
        put?: never;
        post?: never;
        /**
         * Forgets a lost service
         * @description One that is found cannot be forgotten.
         *
         *     Needs the role operator or a greater one.
         */
        delete: operations["services.forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/discovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how discovery fares
         * @description Needs the role viewer or a greater one.
         */
        get: operations["discovery.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells who is expected, and who of them is there
         * @description Needs the role viewer or a greater one.
         */
        get: operations["roster.view"];
        /**
         * Says who is expected
         * @description It takes the place of all that was said before.
         *
         *     Needs the role operator or a greater one.
         */
        put: operations["roster.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the groups of cameras
         * @description Needs the role viewer or a greater one.
         */
        get: operations["groups.all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells which cameras are in a group
         * @description Needs the role viewer or a greater one.
         */
        get: operations["groups.one"];
        /**
         * Makes a group, or says anew who is in it
         * @description Needs the role operator or a greater one.
         */
        put: operations["groups.put"];
        post?: never;
        /**
         * Takes a group away; its cameras stay
         * @description Needs the role operator or a greater one.
         */
        delete: operations["groups.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a search, or joins the one that runs
         * @description The answer comes at once: what is found comes as events.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["searches.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searches/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells the latest search
         * @description Needs the role viewer or a greater one.
         */
        get: operations["searches.latest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/examinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Looks at networks, ports and firewall of the operator's host for what keeps cameras from being found
         * @description The answer takes some seconds; nothing is changed.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["examinations.examine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens the event stream
         * @description It is of server-sent events: `snapshot` with the whole view first, then everything that changes; `x-events` lists the events, each with the schema of its `data`.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["events.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists what happened, the newest first
         * @description Needs the role viewer or a greater one.
         */
        get: operations["history.page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how the API fares
         * @description its broker and its journal.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["apiHealth.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells everything of one camera
         * @description Needs the role viewer or a greater one.
         */
        get: operations["cameras.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Says what a camera is called, which it need not be there for
         * @description Needs the role operator or a greater one.
         */
        patch: operations["cameras.note"];
        trace?: never;
    };
    "/cameras/{id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes settings of a camera
         * @description What is not named stays as it is; the answer comes once they are in force.
         *
         *     Needs the role operator or a greater one.
         */
        patch: operations["cameras.change"];
        trace?: never;
    };
    "/cameras/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a camera that was closed
         * @description Needs the role operator or a greater one.
         */
        post: operations["cameras.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes a camera, so that other programs of its host can use it
         * @description Needs the role operator or a greater one.
         */
        post: operations["cameras.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a camera show itself
         * @description Its name appears in its picture, and a light on its board blinks.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["cameras.identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/power": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switches a camera's board off, or starts it anew
         * @description The board goes down a moment later: the camera will be lost.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["cameras.power"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens many cameras that were closed
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["bulkControl.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes many cameras, so that other programs of their hosts can use them
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["bulkControl.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes many cameras show themselves
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["bulkControl.identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the recordings of a camera, the newest first
         * @description Needs the role viewer or a greater one.
         */
        get: operations["cameraRecordings.all"];
        put?: never;
        /**
         * Starts a recording
         * @description The answer comes with its first frame or, with `startAt`, once it is scheduled.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["cameraRecordings.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/recordings/{rid}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops a recording
         * @description The answer comes once it is saved.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["cameraRecordings.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/recordings/{rid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells one recording
         * @description Needs the role viewer or a greater one.
         */
        get: operations["cameraRecordings.one"];
        put?: never;
        post?: never;
        /**
         * Deletes a recording
         * @description Needs the role operator or a greater one.
         */
        delete: operations["cameraRecordings.remove"];
        options?: never;
        head?: never;
        /**
         * Says whether a recording is kept however full the disk is
         * @description Needs the role operator or a greater one.
         */
        patch: operations["cameraRecordings.keep"];
        trace?: never;
    };
    "/cameras/{id}/recordings/{rid}/video": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads a film
         * @description Ranges and `If-Range` are taken, so that a download can be resumed; HEAD is answered without a body.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["video.film"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/recordings/{rid}/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads when each frame of a film was captured
         * @description a "timecode format v2", as mkvmerge reads it. Behind comments with the operator time of the first frame the nth line is the nth frame, ms since the first, to a microsecond. Ranges are taken; HEAD is answered without a body.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["frameTimes.times"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the live picture for as long as it is read
         * @description It is fragmented MP4, which ffplay, VLC and OBS play.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["pictures.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/{id}/still": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Takes a still picture of this moment
         * @description Needs the role viewer or a greater one.
         */
        get: operations["pictures.still"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opens the WebSocket for the live pictures of many cameras; `docs/live.md` has what goes over it
         * @description Needs the role viewer or a greater one.
         */
        get: operations["live.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the recordings of all cameras, the newest first, and the cameras that could not be asked
         * @description Needs the role viewer or a greater one.
         */
        get: operations["recordings.all"];
        put?: never;
        /**
         * Starts recordings of many cameras at once
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["recordings.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops the recordings of many cameras at once
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["recordings.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the takes, the newest first
         * @description Needs the role viewer or a greater one.
         */
        get: operations["takes.all"];
        put?: never;
        /**
         * Makes a take and arms its cameras
         * @description The answer comes when every camera has said whether it is ready; with `roll`, once those that are have taken up the start.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["takes.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells one take with each of its cameras
         * @description Needs the role viewer or a greater one.
         */
        get: operations["takes.one"];
        put?: never;
        post?: never;
        /**
         * Forgets a take; its films stay on the cameras
         * @description Needs the role operator or a greater one.
         */
        delete: operations["takes.remove"];
        options?: never;
        head?: never;
        /**
         * Writes on the slate of a take, or what there is to note about it
         * @description Needs the role operator or a greater one.
         */
        patch: operations["takes.change"];
        trace?: never;
    };
    "/takes/{id}/arm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the cameras of a take that has not rolled yet once more whether they are ready
         * @description Needs the role operator or a greater one.
         */
        post: operations["takes.arm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rolls a take that is armed
         * @description The answer comes when every camera has taken up the start or refused it.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["takes.roll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/cut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a take that rolls
         * @description The answer comes when the films are saved, as far as their cameras can be reached.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["takes.cut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a take up that has not rolled yet
         * @description Needs the role operator or a greater one.
         */
        post: operations["takes.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proves how well a take went
         * @description every figure with the bound within which it is true.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["takeProofs.certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/certificate.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the certificate of a take as a page to read and to print, with a plot of the times of all frames
         * @description Needs the role viewer or a greater one.
         */
        get: operations["takeProofs.page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lays the films of a take on one timeline by their measured times, as an OpenTimelineIO document
         * @description Needs the role viewer or a greater one.
         */
        get: operations["takeProofs.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/edit-lists/{camera}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lays the films of one camera of a take on a timeline, as a CMX 3600 edit decision list
         * @description Needs the role viewer or a greater one.
         */
        get: operations["takeProofs.editList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/collection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells which films of a take are on the operator host, and how far those are that are being fetched
         * @description Needs the role viewer or a greater one.
         */
        get: operations["takeCollection.state"];
        put?: never;
        /**
         * Fetches the films of a take onto the operator host, in the background
         * @description what broke off goes on where it was, what is there is checked. One that is being fetched goes on as it was begun. The events `collection.progress` and `collection.ended` tell how far it is.
         *
         *     Needs the role operator or a greater one.
         */
        post: operations["takeCollection.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/collection/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the fetching of a take; what has come stays, and is gone on from
         * @description Needs the role operator or a greater one.
         */
        post: operations["takeCollection.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/originals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes on the cameras the films of a take whose copies on the operator host are, read anew, what the cameras wrote down; none that is marked `keep`
         * @description Each film has an answer of its own; with 207 some of them stay. It may take minutes.
         *
         *     Needs the role operator or a greater one.
         */
        delete: operations["takeCollection.removeOriginals"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/takes/{id}/stills/{camera}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads the picture that one camera took for a take of stills
         * @description Ranges are taken; HEAD is answered without a body.
         *
         *     Needs the role viewer or a greater one.
         */
        get: operations["takeStills.still"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes settings of many cameras at once
         * @description Each camera has an answer of its own; with 207 some of them are refusals.
         *
         *     Needs the role operator or a greater one.
         */
        patch: operations["settings.change"];
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells who the caller is
         * @description Needs the role viewer or a greater one.
         */
        get: operations["session.view"];
        put?: never;
        /**
         * Signs a browser in
         * @description The answer sets the cookie of the session.
         *
         *     Open to everybody.
         */
        post: operations["session.open"];
        /**
         * Signs out
         * @description Needs the role viewer or a greater one.
         */
        delete: operations["session.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link that signs a browser in once
         * @description Needs the role admin.
         */
        post: operations["signInLinks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the API tokens, without what is secret of them
         * @description Needs the role admin.
         */
        get: operations["apiTokens.all"];
        put?: never;
        /**
         * Makes an API token
         * @description This answer alone tells it.
         *
         *     Needs the role admin.
         */
        post: operations["apiTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes an API token, and ends what is open by it
         * @description Needs the role admin.
         */
        delete: operations["apiTokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the users
         * @description Needs the role admin.
         */
        get: operations["users.all"];
        put?: never;
        /**
         * Adds a user
         * @description Needs the role admin.
         */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a user, and ends what is open by it
         * @description Needs the role admin.
         */
        delete: operations["users.remove"];
        options?: never;
        head?: never;
        /**
         * Changes role or password of a user
         * @description Needs the role admin.
         */
        patch: operations["users.change"];
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists refused and changing calls, the newest first
         * @description Needs the role admin.
         */
        get: operations["audit.latest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/join-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the join tokens, without what is secret of them
         * @description Needs the role admin.
         */
        get: operations["joinTokens.all"];
        put?: never;
        /**
         * Makes a join token, by which cameras join
         * @description This answer alone tells it.
         *
         *     Needs the role admin.
         */
        post: operations["joinTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/join-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revokes a join token
         * @description Needs the role admin.
         */
        delete: operations["joinTokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrols a camera
         * @description It is for agents, and over TLS alone.
         *
         *     Open to everybody.
         */
        post: operations["enrolments.enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/enrolments/{enrolment}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renews what an enrolled camera was given
         * @description It is for agents, and over TLS alone.
         *
         *     Open to everybody.
         */
        post: operations["enrolments.renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the cameras that joined
         * @description Needs the role admin.
         */
        get: operations["enrolledAgents.all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Shuts a camera out that joined
         * @description Needs the role admin.
         */
        delete: operations["enrolledAgents.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/install-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the line that makes a Pi a camera, with a join token in it
         * @description This answer alone tells it.
         *
         *     Needs the role admin.
         */
        post: operations["installLines.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Every ten seconds: how the Pi fares. */
        AgentTelemetry: {
            /** Format: date-time */
            at: string;
            /** @description Of the processor, °C; absent where there is no sensor. */
            temperatureC?: number;
            /** @description The processor is slowed down now, for heat or for want of voltage; absent where the board does not tell. */
            throttled?: boolean;
            /** @description The supply voltage is too low now. */
            underVoltage?: boolean;
            /** @description One of the two has been so since the board started. */
            powerTrouble?: boolean;
            /** @description Load average of the last minute. */
            load: number;
            freeBytes: number;
            /** @description Resident memory of the agent. */
            memoryBytes: number;
            /** @description Frames since the agent started. */
            frames: number;
            droppedFrames: number;
            /** @description What the way to the operator's host and back took when it was last measured, ms; absent until then. */
            roundTripMs?: number;
        };
        /** @description `POST /api-tokens`. */
        ApiTokenRequest: {
            /** @description What it is for, such as the program that uses it. */
            name: string;
            /** @enum {string} */
            role: "admin" | "operator" | "viewer";
        };
        /** @description `GET /api-tokens`. */
        ApiTokenView: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "operator" | "viewer";
            createdAt: string;
            /** @description To the minute; absent while it was never used. */
            lastUsedAt?: string;
        };
        /** @description Something that a camera found when it made itself ready. */
        ArmFinding: {
            /**
             * @description A refusal keeps it out of the take, a warning does not.
             * @enum {string}
             */
            severity: "refusal" | "warning";
            code: string;
            detail: string;
            advice: string;
        };
        /** @description How a camera fares that was to make itself ready. */
        ArmReport: {
            /** @description It found no refusal, and is held for the take. */
            ready: boolean;
            findings: components["schemas"]["ArmFinding"][];
            /** @description It must know of an instant so long before, ms: for as long as it took to write a file. */
            leadMs: number;
            /** @description How long the camera took to find all this out, ms. */
            workMs: number;
            /** @description One frame at the rate that it runs at, ms. */
            frameMs: number;
            clock: components["schemas"]["ClockState"];
            disk: components["schemas"]["DiskState"];
            /**
             * @description In mode `framesync`, of a camera that can: by what it keeps step.
             * @enum {string}
             */
            syncClock?: "host-clock" | "wall-clock";
            temperatureC?: number;
        };
        /** @description `GET /audit`: one refused or changing call. */
        AuditEntry: {
            time: string;
            /** @description Absent where nobody was let in. */
            principal?: string;
            /** @enum {string} */
            role?: "admin" | "operator" | "viewer";
            /** @description The camera that asked to join, or to renew what it was given. */
            camera?: string;
            /** @description Id of the join token that it showed. */
            joinToken?: string;
            address: string;
            method: string;
            /** @description With the ids that were asked for; `-` where there is no such route. */
            route: string;
            status: number;
            requestId: string;
            /** @description The code of the refusal. */
            reason?: string;
        };
        /** @description The query of `GET /audit`. */
        AuditQuery: {
            /** @description How many at most: 1 to 1000, 100 if not given. */
            limit?: string;
        };
        /** @description How to sign in at the broker. */
        BrokerAccess: {
            /** @description Absent where the broker is on the host of the API. */
            host?: string;
            port: number;
            /** @description Of the broker's certificate. */
            fingerprint: string;
            password: string;
            /**
             * Format: date-time
             * @description Of the password, in operator time; absent where it does not expire.
             */
            expiresAt?: string;
        };
        BulkAnswer: {
            items: components["schemas"]["BulkItem"][];
        };
        /** @description `POST /cameras/identify`. */
        BulkIdentifyAnswer: {
            items: components["schemas"]["BulkIdentifyItem"][];
        };
        BulkIdentifyItem: {
            cameraId: string;
            /** @enum {boolean} */
            ok: false;
            error: components["schemas"]["Problem"];
        } | {
            cameraId: string;
            /** @enum {boolean} */
            ok: true;
            shown: components["schemas"]["IdentifyView"];
        };
        /** @description `POST /cameras/identify`. */
        BulkIdentifyRequest: {
            cameras: components["schemas"]["Targets"];
            /** @description Ten seconds if not given. */
            durationMs?: number;
        };
        /** @description One camera's answer inside a bulk call. */
        BulkItem: {
            cameraId: string;
            /** @enum {boolean} */
            ok: false;
            error: components["schemas"]["Problem"];
        } | {
            cameraId: string;
            /** @enum {boolean} */
            ok: true;
            recording: components["schemas"]["Recording"];
        };
        /** @description `POST /cameras/open` and `/cameras/close`. */
        BulkOpenAnswer: {
            items: components["schemas"]["BulkOpenItem"][];
        };
        BulkOpenItem: {
            cameraId: string;
            /** @enum {boolean} */
            ok: false;
            error: components["schemas"]["Problem"];
        } | {
            cameraId: string;
            /** @enum {boolean} */
            ok: true;
            camera: components["schemas"]["OpenView"];
        };
        /** @description `POST /cameras/open` and `/cameras/close`. */
        BulkOpenRequest: {
            cameras: components["schemas"]["Targets"];
        };
        /** @description `PATCH /settings`. */
        BulkSettingsAnswer: {
            items: components["schemas"]["BulkSettingsItem"][];
        };
        BulkSettingsItem: {
            cameraId: string;
            /** @enum {boolean} */
            ok: false;
            error: components["schemas"]["Problem"];
        } | {
            cameraId: string;
            /** @enum {boolean} */
            ok: true;
            settings: components["schemas"]["CameraSettings"];
        };
        /** @description `PATCH /settings`. */
        BulkSettingsRequest: {
            cameras: components["schemas"]["Targets"];
            settings: components["schemas"]["SettingsChangeArgs"];
        };
        /** @description `POST /recordings`. */
        BulkStartRequest: {
            cameras: components["schemas"]["Targets"];
            /** @description It ends by itself after this; without it, when stopped. */
            durationMs?: number;
            /** @description What the camera saw before: kept as far as the agent remembers it. */
            prerollMs?: number;
            /**
             * Format: date-time
             * @description Operator time of the first frame. It may be over by as much as the agent remembers of the pictures.
             */
            startAt?: string;
            /** @description The take that it belongs to. */
            takeId?: string;
            /** @description A new film after this long, without losing a frame. */
            segmentMs?: number;
            /** @description A new film after this many bytes. */
            segmentBytes?: number;
            /** @description For people; part of the file's name. */
            name?: string;
        };
        /** @description `POST /recordings/stop`. */
        BulkStopRequest: {
            cameras?: components["schemas"]["Targets"];
        };
        /** @description A network that discovery calls on. */
        CalledLink: {
            /** @description Of the interface. */
            name: string;
            /**
             * Format: ipv4
             * @description This host's own there.
             */
            address: string;
            /** Format: ipv4 */
            broadcast: string;
        };
        /** @description What of a camera moves all the time: the data of `camera.telemetry`. */
        CameraFigures: {
            telemetry: components["schemas"]["AgentTelemetry"];
            clock: components["schemas"]["ClockState"];
            disk: components["schemas"]["DiskState"];
        };
        /** @description A size and rate at which the camera can deliver. */
        CameraMode: {
            width: number;
            height: number;
            maxFps: number;
        };
        /** @description `PATCH /cameras/{id}`: what the operator calls it; what is left out stays. */
        CameraNoteRequest: {
            /** @description Null takes the given name away: it is called by its host name again. */
            label?: string | null;
            /** @description Words to sort it by. */
            tags?: string[];
        };
        /** @description What was asked of the camera, and what it does. */
        CameraSettings: {
            desired: components["schemas"]["Settings"];
            /** @description Size and rate by its stream, the rest by its driver; what runs by itself as it is at the moment, where it is known. */
            reported?: components["schemas"]["Settings"];
            /** @description Desired of another camera than this one: it has its default instead. Absent where all is taken. */
            notTaken?: components["schemas"]["SettingNotTaken"][];
        };
        /** @description How far the first frame of a camera lies behind the first of all, and behind their median. */
        CameraSkew: {
            cameraId: string;
            behindEarliest: components["schemas"]["ClaimMs"];
            behindMedian: components["schemas"]["ClaimMs"];
        };
        /** @description `GET /cameras/{id}`: the service, what its agent says of itself and how the camera is. */
        CameraView: {
            id: string;
            hostname: string;
            /**
             * @description `not-connected` also while the service is lost, or its agent has left the broker.
             * @enum {string}
             */
            status: "not-connected" | "recording" | "restarting" | "standing-by" | "starting";
            error?: components["schemas"]["ErrorInfo"];
            model: string;
            /** @enum {string} */
            driver: "rpicam" | "simulated" | "v4l2";
            version: string;
            capabilities: {
                modes: components["schemas"]["CameraMode"][];
                controls: components["schemas"]["ControlRange"][];
            };
            settings: components["schemas"]["CameraSettings"];
            /** @enum {string} */
            annotation?: "burned-in" | "track";
            recording?: components["schemas"]["Recording"];
            disk: components["schemas"]["DiskState"];
            clock: components["schemas"]["ClockState"];
            telemetry?: components["schemas"]["AgentTelemetry"];
        };
        CertificateCamera: {
            cameraId: string;
            label: string;
            /** @enum {string} */
            state: "arming" | "failed" | "out" | "ready" | "refused" | "rolling" | "saved" | "scheduled" | "told";
            /** @description Operator time of its first frame; that of the instant, not the first of the pre-roll. */
            firstFrameAt?: string;
            /** @description Operator time of its last frame. */
            lastFrameAt?: string;
            /** @description Its first frame against the start of the take. */
            start?: components["schemas"]["ClaimMs"];
            /** @description The end of its last frame, which lasts for one frame, against the end of the take. */
            end?: components["schemas"]["ClaimMs"];
            /** @description How much it has of the time before the start, ms. */
            prerollMs?: number;
            /** @description In all its films. */
            frames: number;
            /** @description That were captured and are in no film; those of interruptions are in `gaps` alone. */
            droppedFrames: number;
            gapCount: number;
            /** @description The first of them. */
            gaps: components["schemas"]["CertificateGap"][];
            /** @description How much faster the operator's clock went than the camera's. */
            drift?: components["schemas"]["ClaimPpm"];
            /** @description One frame, as it was set. */
            frameMs?: number;
            /** @description One frame, as it was on average. */
            trueFrame?: components["schemas"]["ClaimMs"];
            exposure?: components["schemas"]["ExposureKnowledge"];
            /** @description In mode `framesync`: as whom it came into step before the take, and how far it said to have been off. */
            sync?: {
                /** @enum {string} */
                role: "client" | "server";
                /** @enum {string} */
                clock: "host-clock" | "wall-clock";
                /** @description How far it said to have been off when it came into step, µs. An error of a wall clock is not in it. */
                differenceUs?: number;
            };
            /** @description The time of each frame was read, not that of the first and the last alone. */
            framesRead: boolean;
            films: components["schemas"]["CertificateFilm"][];
            notes: string[];
        };
        /** @description One film of a camera; its picture, in a take of stills, which has the id of the take. */
        CertificateFilm: {
            recordingId: string;
            /** @description From 1. */
            part: number;
            /** @enum {string} */
            state: "failed" | "recording" | "recovered" | "saved" | "saving" | "scheduled";
            file?: string;
            bytes: number;
            frames: number;
            sha256?: string;
        };
        /** @description Where frames are missing in what one camera recorded. */
        CertificateGap: {
            /** @description The film, from 1, in which the frame behind it is. */
            part: number;
            /** @description The number of the frame behind it in its film. */
            index: number;
            /** @description Frames that are missing; behind an interruption by the nominal rate. */
            frames: number;
            /** @description How much longer than one frame it is from the frame before to the frame behind. */
            length: components["schemas"]["ClaimMs"];
            /**
             * @description `interrupted`: one film ended and another began.
             * @enum {string}
             */
            cause: "camera" | "disk" | "interrupted" | "restart";
        };
        /** @description What was demanded of the take: the take's own limits, and what holds where it has none. */
        CertificateLimits: {
            /** @description The first frames of two cameras may lie so far apart, their bounds included, ms. One frame and 2 ms if not given. */
            skewMs: number;
            /** @description The start may lie so far from the instant, and the end from the common end, bounds included. */
            edgeMs: number;
            /** @description A camera that knows the operator's time less surely than this is refused, ms. */
            clockErrorMs?: number;
            /** @description Frames that a camera may lose. */
            droppedFrames?: number;
            /** @description A processor that is hotter than this is refused, °C. */
            temperatureC?: number;
        };
        /** @description Why a verdict is not `pass`. */
        CertificateReason: {
            /** @enum {string} */
            severity: "fail" | "warn";
            /** @enum {string} */
            finding: "clock-error" | "clock-unknown" | "end" | "failed" | "interrupted" | "lost-frames" | "no-film" | "no-hash" | "not-over" | "out" | "preroll-short" | "recovered" | "refused" | "skew" | "start";
            /** @description Whom it is about: two where it lies between them, none where it is about the take. */
            cameras: string[];
            /** @description What was measured, its bound included. */
            figure?: number;
            limit?: number;
            /**
             * @description Of both.
             * @enum {string}
             */
            unit?: "frames" | "ms";
            /** @description A sentence that names camera, figure and limit. */
            detail: string;
        };
        CertificateSkew: {
            /** @description With its bound the first frames may lie so far apart. */
            limitMs: number;
            /** @description The pair that is the furthest apart, bounds included. */
            largest?: components["schemas"]["SkewPair"];
            cameras: components["schemas"]["CameraSkew"][];
            /** @description Row by row in the order of `cameras`: how far the camera of the column lies behind that of the row. */
            matrix?: components["schemas"]["ClaimMs"][][];
        };
        /** @description A figure in ms: the truth lies between `ms - boundMs` and `ms + boundMs`, where every clock kept to its own bound. */
        ClaimMs: {
            ms: number;
            boundMs: number;
        };
        /** @description The same in parts per million. */
        ClaimPpm: {
            ppm: number;
            boundPpm: number;
        };
        /** @description What the agent knew of the operator's time at an instant. */
        ClockMark: {
            /**
             * Format: date-time
             * @description Operator time of the instant.
             */
            at: string;
            /** @description How far that may be off, ms. */
            errorMs: number;
        };
        /** @description The agent's clock against the operator's. */
        ClockState: {
            known: boolean;
            /** @description Operator time minus the agent's wall clock, ms; 0 until known. */
            offsetMs: number;
            /** @description The truth lies within so many ms of what the agent takes for operator time; 0 until known. */
            errorMs: number;
            /** @description How much faster than the agent's clock the operator's runs, parts per million; absent until it is known. */
            driftPpm?: number;
            /** @description How far `driftPpm` may be off, now and in the near future. */
            driftErrorPpm?: number;
            /** @description `errorMs` is more than half a frame of the camera: its frames are not surely matched with those of others. */
            coarse?: boolean;
            /** @description The last one of the last hour. */
            step?: components["schemas"]["ClockStep"];
            /** @description Absent until it was asked. */
            host?: components["schemas"]["HostClock"];
        };
        /** @description The operator's clock was set, or this host slept: what had been measured before holds no more. */
        ClockStep: {
            /**
             * Format: date-time
             * @description Operator time at which it was noticed.
             */
            at: string;
            /** @description How far operator time jumped, ms. */
            byMs: number;
        };
        /** @description One film of a take on the operator host. */
        CollectedFilm: {
            cameraId: string;
            /** @description As people called it then. */
            label: string;
            recordingId: string;
            /** @description From 1. */
            part: number;
            /** @description Its name in the folder. */
            file: string;
            /** @description Of the whole film. */
            bytes: number;
            /** @description How many of these are there. */
            received: number;
            /** @description What is there is to the bit what the camera wrote down. */
            verified: boolean;
            /** @description Why it could not be had. */
            error?: components["schemas"]["Problem"];
            /** @description Why it broke off, while it is asked for again. */
            brokeOff?: components["schemas"]["Problem"];
        };
        /** @description The data of `command.done` and `command.failed`: what somebody wanted, and what came of it. */
        CommandView: {
            /**
             * @description Such as `recording-start`.
             * @enum {string}
             */
            command: "camera-close" | "camera-note" | "camera-open" | "forget" | "group-delete" | "group-put" | "identify" | "originals-delete" | "power" | "recording-delete" | "recording-keep" | "recording-start" | "recording-stop" | "roster-set" | "search" | "settings-change" | "still-take" | "take-arm" | "take-cancel" | "take-change" | "take-collect" | "take-collect-stop" | "take-cut" | "take-delete" | "take-disarm" | "take-roll" | "take-sync";
            /** @description The camera that it was for, where it was for one. */
            cameraId?: string;
            /** @description Who wanted it, as people call them. */
            by?: string;
            args?: {
                [key: string]: unknown;
            };
            /** @description The recording that it was about. */
            recording?: string;
            /** @description The search that it started or joined. */
            search?: string;
            /**
             * @description Why it failed.
             * @enum {string}
             */
            code?: "agent-enrolled" | "agent-revoked" | "already-recording" | "broker-away" | "broker-not-told" | "camera-busy" | "camera-closed" | "camera-failed" | "camera-held" | "camera-lost" | "camera-not-ready" | "camera-unreachable" | "checksum-mismatch" | "clock-unknown" | "clock-unsure" | "command-expired" | "copy-unproven" | "discovery-away" | "disk-failed" | "disk-full" | "file-exists" | "file-not-written" | "forbidden" | "foreign-host" | "foreign-origin" | "headers-too-large" | "host-disk-full" | "id-in-use" | "idempotency-key-reused" | "internal" | "invalid-request" | "join-token-refused" | "key-not-proven" | "limit-reached" | "marked-keep" | "message-too-large" | "network-closed" | "no-answer" | "no-camera" | "no-cameras" | "no-certificate" | "no-decoder" | "no-films" | "no-power-control" | "no-runtime" | "not-in-step" | "not-measured" | "not-recording" | "payload-too-large" | "power-trouble" | "range-not-satisfiable" | "rate-too-high" | "rates-differ" | "recording-active" | "request-running" | "request-too-slow" | "restart-needed" | "route-closed" | "service-found" | "short-of-room" | "shutting-down" | "sign-in-link-spent" | "sync-taken" | "take-not-ready" | "take-over" | "tls-needed" | "told-once" | "too-hot" | "too-late" | "too-many" | "unauthenticated" | "unknown-agent" | "unknown-camera" | "unknown-command" | "unknown-group" | "unknown-join-token" | "unknown-recording" | "unknown-route" | "unknown-search" | "unknown-service" | "unknown-take" | "unknown-token" | "unknown-user" | "unsupported" | "unsupported-media-type" | "upgrade-needed" | "user-exists" | "wall-clock-off";
        };
        /** @description One control of a camera, and what it takes. */
        ControlRange: {
            /** @enum {string} */
            name: "annotate" | "bitrate" | "brightness" | "contrast" | "exposure" | "focus" | "gain" | "gop" | "hflip" | "rotation" | "saturation" | "sharpness" | "vflip" | "whiteBalance";
            /** @description Numbers: the least and the most; for `whiteBalance` of each gain, or of the kelvin. */
            min?: number;
            max?: number;
            /** @description "auto" is taken too. */
            auto?: boolean;
            /** @description `rotation`: the degrees that it can. */
            rotations?: (0 | 90 | 180 | 270)[];
            /**
             * @description `whiteBalance`: how it is told.
             * @enum {string}
             */
            as?: "gains" | "kelvin";
            /** @description Changes while the camera runs; otherwise it is restarted. */
            live: boolean;
        };
        /** @description `GET /discovery`: how discovery fares. */
        DiscoveryView: {
            /** @description It is connected to the broker. */
            present: boolean;
            /** @description Services in its registry, found and lost. */
            count: number;
            links: components["schemas"]["CalledLink"][];
            leftOut: string[];
            seeds: string[];
            /** @description Refused input since its start, by kind. */
            refused: {
                [key: string]: number;
            };
            network?: components["schemas"]["NetworkTrouble"];
        };
        DiskState: {
            totalBytes: number;
            freeBytes: number;
            /** @description Recordings end, and none begins, when no more than this is free. */
            reserveBytes?: number;
            /**
             * @description `low`: at the present rate the reserve is reached within half an hour. `full`: it is reached.
             * @enum {string}
             */
            level?: "full" | "low" | "ok";
            /** @description Why nothing can be recorded there: its folder is away, and looked for again and again. The figures are 0 then. */
            error?: components["schemas"]["ErrorInfo"];
        };
        /** @description `GET /agents`: a camera that joined. */
        EnrolledAgentView: {
            id: string;
            hostname: string;
            enrolledAt: string;
            /** @description Id of the join token by which it came. */
            joinToken?: string;
        };
        /** @description What an agent is given when it joins, and again when it renews. */
        Enrolment: {
            id: string;
            /** @description Of this joining. */
            enrolment: string;
            /** @description The operator's time, unix ms: a Pi has no clock to judge `expiresAt` by. */
            now: number;
            /** @description What the operator's probes and tickets are signed with: the public half. */
            operatorKey: string;
            /** @description What the agent seals its cards with. */
            cardKey: string;
            broker: components["schemas"]["BrokerAccess"];
        };
        /** @description `POST /enrolments`: an agent joins. */
        EnrolmentRequest: {
            /** @description The secret of the join token. */
            token: string;
            id: string;
            hostname: string;
            /** @description The agent's own public key. */
            key: string;
            /** @description That it holds the private one: see libs/credentials/src/key-proof.ts. */
            proof: string;
        };
        /** @description An error as it stands inside a message. */
        ErrorInfo: {
            code: string;
            detail: string;
            advice: string;
        };
        /** @description The envelope of every event, on the broker and in the event stream. */
        Event: {
            id: string;
            /** @description Such as `recording.started`: the name in the event stream. */
            type: string;
            /** Format: date-time */
            time: string;
            /** @description The id of the service, search or recording that it is about. */
            subject: string;
            data: {
                [key: string]: unknown;
            };
        };
        /** @description The query of `GET /events`. */
        EventQuery: {
            /** @description Only events of these types, separated by commas. */
            types?: string;
            /** @description Nothing that is about another camera than this one. */
            camera?: string;
            /**
             * @description Whether to tell how each camera fares as well, every ten seconds, and how far collections are.
             * @enum {string}
             */
            telemetry?: "false" | "true";
        };
        /** @description `POST /examinations`: why somebody may not be found, as far as the operator's host sees. */
        Examination: {
            /**
             * @description `problem` where one of the findings is one.
             * @enum {string}
             */
            verdict: "ok" | "problem";
            findings: components["schemas"]["Finding"][];
        };
        /** @description What the times of a camera's frames say about when light fell on the sensor. */
        ExposureKnowledge: {
            /** @enum {string} */
            source: "arrival" | "order" | "pts" | "sensor";
            /** @description The light fell on the sensor within so much before the time of its frame; absent where nobody can know. */
            withinMs?: number;
            /** @description Why it is so, or cannot be known. */
            detail: string;
        };
        /** @description What one check of the doctor says. */
        Finding: {
            /** @enum {string} */
            group: "heard" | "host" | "network" | "operator" | "security";
            /** @description The name of the check. */
            check: string;
            /** @enum {string} */
            verdict: "note" | "ok" | "problem" | "unknown";
            /** @description A sentence: what was seen. */
            seen: string;
            /** @description A sentence: what to do about it. */
            todo?: string;
        };
        /** @description `GET /recordings`: what there is, and which cameras could not be asked. */
        FleetRecordings: {
            unreached: {
                cameraId: string;
                error: components["schemas"]["Problem"];
            }[];
            items: components["schemas"]["Recording"][];
            next?: string;
        };
        /** @description `GET /services`: a service as discovery knows it, called as the operator calls it. */
        FleetService: {
            /** @description Absent where it has none. */
            tags?: string[];
            id: string;
            /** @description `camera` for agents; `unknown` for a service that only says its host name. */
            kind: string;
            hostname: string;
            /** @description For people: the host name, with the id where two hosts share it. */
            label: string;
            addresses: string[];
            /** @description Media port. */
            port?: number;
            /** @enum {string} */
            status: "found" | "lost";
            /**
             * @description How it was found, or why it counts as lost.
             * @enum {string}
             */
            reason: "announcement" | "bye" | "missed" | "network" | "presence" | "replaced" | "search" | "will";
            /** @description Since when it has this status. */
            since: string;
            firstSeen: string;
            lastSeen: string;
            /** @description Of SERVICE_FLAGS; a newer discovery may know more. */
            flags: string[];
            /** @description While several boards speak with this id: the addresses of all of them. */
            conflict?: string[];
        };
        /** @description A frame of a film. */
        FrameMark: {
            /** @description Its number in the film, from 0. */
            index: number;
            /**
             * Format: date-time
             * @description Operator time of its capture.
             */
            at: string;
        };
        /** @description How the frames of a camera keep step with those of others. */
        FrameSync: {
            /** @enum {string} */
            role: "client" | "server";
            /** @enum {string} */
            state: "in-step" | "waiting";
            /** @enum {string} */
            clock: "host-clock" | "wall-clock";
            /** @description How far it said to have been off when it came into step, µs. An error of a wall clock is not in it. */
            differenceUs?: number;
            /** @description Operator time of one of its newest frames, unix ms. */
            frameAtMs?: number;
        };
        /** @description `PUT /groups/{name}`. */
        GroupRequest: {
            cameras: string[];
        };
        /** @description `GET /groups/{name}`: cameras under a name. */
        GroupView: {
            name: string;
            /** @description Their ids, in the order in which they were given. */
            cameras: string[];
        };
        Health: {
            /** @enum {string} */
            status: "down" | "up";
        };
        /** @description `GET /health` of the API: what is amiss. */
        HealthView: {
            /** @enum {string} */
            broker: "away" | "connected";
            journal: {
                waiting: number;
                /** @description Entries that were not written, since the start. */
                leftOut: number;
                /** @description Why nothing is written at the moment. */
                failure?: string;
            };
        };
        /** @description One row of `GET /events/history`: an event of the stream, or a command and how it ended. */
        HistoryEntry: {
            id: string;
            type: string;
            /** @description When the API heard of it. */
            time: string;
            subject: string;
            camera?: string;
            /** @description Who did it, as people call them. */
            by?: string;
            data: {
                [key: string]: unknown;
            };
        };
        /** @description The query of `GET /events/history`. */
        HistoryQuery: {
            /** @description How many at most: 1 to 1000, 100 if not given. */
            limit?: string;
            /** @description The `next` of the page before. */
            cursor?: string;
            /** @description Of these types alone: up to 32, separated by commas. */
            types?: string;
            /** @description About this camera alone. */
            camera?: string;
            /** @description Who did it, as `by` says it. */
            by?: string;
            /**
             * Format: date-time
             * @description From this instant on.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Before this instant.
             */
            to?: string;
        };
        /** @description What the time service of the agent's own host says of its wall clock. */
        HostClock: {
            /**
             * @description `none`: neither was found at work.
             * @enum {string}
             */
            source: "chrony" | "none" | "timesyncd";
            /** @description It follows a server; a clock that follows only itself does not count. */
            synchronised: boolean;
            /** @description The server that it follows. */
            server?: string;
            /** @description That server's time minus the wall clock, ms, as the service last measured. */
            offsetMs?: number;
            /** @description How far the wall clock may be from true time by what the service says, ms. */
            errorMs?: number;
            /** @description Operator time minus the wall clock, ms, where that is more than both errors allow: then the server that this host follows is not the one of the operator's host, or one of the two hosts is wrong. */
            disagreesMs?: number;
        };
        /** @description The camera makes itself known: in its picture and by a light on its board. Answered with `{overlay, led}`: what it could do. */
        IdentifyArgs: {
            /** @description Ten seconds if not given. */
            durationMs?: number;
        };
        /** @description `POST /cameras/{id}/identify`: what the camera can show itself by. */
        IdentifyView: {
            /** @description Its name in the picture. */
            overlay: boolean;
            /** @description A light on its board. */
            led: boolean;
        };
        /** @description `POST /install-lines`. */
        InstallLineRequest: {
            /** @description On how many Pis it may be run; 1 unless it says more. */
            uses?: number;
            /** @description Address or name of the operator's host for the Pi, without a port; that of its network if not given. */
            host?: string;
        };
        /** @description `POST /join-tokens`. */
        JoinTokenRequest: {
            /** @description How many hosts may join by it, each with all its cameras; 1 unless it says more. */
            uses?: number;
            /** @description It lets a camera take the place of one that is enrolled with another key, such as after a new SD card. */
            replace?: boolean;
        };
        /** @description `GET /join-tokens`. */
        JoinTokenView: {
            id: string;
            uses: number;
            usesLeft: number;
            replace: boolean;
            createdAt: string;
            expiresAt: string;
        };
        /** @description The query of `GET /cameras/{id}/live`. */
        LiveQuery: {
            /**
             * @description Every picture, as when it is left out, or key frames alone.
             * @enum {string}
             */
            mode?: "full" | "keyframes";
        };
        /** @description Many services fell silent at once: that is rather the network than the services. */
        NetworkTrouble: {
            /** @description Services that are silent, */
            silent: number;
            /** @description of so many that UDP alone tells of. */
            known: number;
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description Those that are silent still are lost then, all at once.
             */
            until: string;
        };
        /** @description `POST /api-tokens`: the only time that the token is told. */
        NewApiToken: {
            token: string;
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "operator" | "viewer";
            createdAt: string;
            /** @description To the minute; absent while it was never used. */
            lastUsedAt?: string;
        };
        /** @description `POST /install-lines`: the only time that the line is told. */
        NewInstallLine: {
            /** @description What makes a Pi a camera: to be run there in a shell. It holds a join token. */
            line: string;
            /** @description Of that join token. */
            id: string;
            uses: number;
            expiresAt: string;
            /** @description Processors for which this host has no Node to give away. */
            nodeMissing: ("arm64" | "x64")[];
        };
        /** @description `POST /join-tokens`: the only time that the token is told. */
        NewJoinToken: {
            /** @description `RC1.<fingerprint>.<secret>`. */
            token: string;
            id: string;
            uses: number;
            usesLeft: number;
            replace: boolean;
            createdAt: string;
            expiresAt: string;
        };
        /** @description `POST /cameras/{id}/open` and `/close`: how the camera is then. */
        OpenView: {
            /** @enum {string} */
            status: "not-connected" | "recording" | "restarting" | "standing-by" | "starting";
            error?: components["schemas"]["ErrorInfo"];
        };
        /** @description What became of a film on its camera: it is there no more, or why it stays. */
        OriginalItem: {
            cameraId: string;
            recordingId: string;
            file: string;
            /** @enum {boolean} */
            ok: false;
            error: components["schemas"]["Problem"];
        } | {
            cameraId: string;
            recordingId: string;
            file: string;
            /** @enum {boolean} */
            ok: true;
            /** @description False where it had gone before. */
            deleted: boolean;
        };
        /** @description `DELETE /takes/{id}/originals`. */
        OriginalsAnswer: {
            items: components["schemas"]["OriginalItem"][];
        };
        OtioClip: {
            /** @enum {string} */
            OTIO_SCHEMA: "Clip.2";
            media_references: {
                DEFAULT_MEDIA: components["schemas"]["OtioExternalReference"];
            };
            /** @enum {string} */
            active_media_reference_key: "DEFAULT_MEDIA";
            name: string;
            metadata: {
                [key: string]: unknown;
            };
            effects: Record<string, never>[];
            markers: components["schemas"]["OtioMarker"][];
            enabled: boolean;
            source_range: components["schemas"]["TimeRange"] | null;
        };
        OtioExternalReference: {
            /** @enum {string} */
            OTIO_SCHEMA: "ExternalReference.1";
            name: string;
            metadata: {
                [key: string]: unknown;
            };
            available_range: components["schemas"]["TimeRange"];
            available_image_bounds: Record<string, never>;
            target_url: string;
        };
        OtioGap: {
            /** @enum {string} */
            OTIO_SCHEMA: "Gap.1";
            name: string;
            metadata: {
                [key: string]: unknown;
            };
            effects: Record<string, never>[];
            markers: components["schemas"]["OtioMarker"][];
            enabled: boolean;
            source_range: components["schemas"]["TimeRange"] | null;
        };
        OtioMarker: {
            /** @enum {string} */
            OTIO_SCHEMA: "Marker.2";
            name: string;
            /** @enum {string} */
            color: "GREEN" | "RED";
            marked_range: components["schemas"]["TimeRange"];
            metadata: {
                [key: string]: unknown;
            };
        };
        OtioStack: {
            /** @enum {string} */
            OTIO_SCHEMA: "Stack.1";
            children: components["schemas"]["OtioTrack"][];
            name: string;
            metadata: {
                [key: string]: unknown;
            };
            effects: Record<string, never>[];
            markers: components["schemas"]["OtioMarker"][];
            enabled: boolean;
            source_range: components["schemas"]["TimeRange"] | null;
        };
        /** @description An OpenTimelineIO document, as `JSON.stringify` writes it into an `.otio` file. */
        OtioTimeline: {
            /** @enum {string} */
            OTIO_SCHEMA: "Timeline.1";
            name: string;
            metadata: {
                [key: string]: unknown;
            };
            global_start_time: components["schemas"]["RationalTime"];
            tracks: components["schemas"]["OtioStack"];
        };
        OtioTrack: {
            /** @enum {string} */
            OTIO_SCHEMA: "Track.1";
            /** @enum {string} */
            kind: "Video";
            children: (components["schemas"]["OtioClip"] | components["schemas"]["OtioGap"])[];
            name: string;
            metadata: {
                [key: string]: unknown;
            };
            effects: Record<string, never>[];
            markers: components["schemas"]["OtioMarker"][];
            enabled: boolean;
            source_range: components["schemas"]["TimeRange"] | null;
        };
        PowerArgs: {
            /** @enum {string} */
            action: "reboot" | "shut-down";
        };
        /** @description RFC 9457 problem document, with the catalogue's code and advice as extension members. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @enum {string} */
            code: "agent-enrolled" | "agent-revoked" | "already-recording" | "broker-away" | "broker-not-told" | "camera-busy" | "camera-closed" | "camera-failed" | "camera-held" | "camera-lost" | "camera-not-ready" | "camera-unreachable" | "checksum-mismatch" | "clock-unknown" | "clock-unsure" | "command-expired" | "copy-unproven" | "discovery-away" | "disk-failed" | "disk-full" | "file-exists" | "file-not-written" | "forbidden" | "foreign-host" | "foreign-origin" | "headers-too-large" | "host-disk-full" | "id-in-use" | "idempotency-key-reused" | "internal" | "invalid-request" | "join-token-refused" | "key-not-proven" | "limit-reached" | "marked-keep" | "message-too-large" | "network-closed" | "no-answer" | "no-camera" | "no-cameras" | "no-certificate" | "no-decoder" | "no-films" | "no-power-control" | "no-runtime" | "not-in-step" | "not-measured" | "not-recording" | "payload-too-large" | "power-trouble" | "range-not-satisfiable" | "rate-too-high" | "rates-differ" | "recording-active" | "request-running" | "request-too-slow" | "restart-needed" | "route-closed" | "service-found" | "short-of-room" | "shutting-down" | "sign-in-link-spent" | "sync-taken" | "take-not-ready" | "take-over" | "tls-needed" | "told-once" | "too-hot" | "too-late" | "too-many" | "unauthenticated" | "unknown-agent" | "unknown-camera" | "unknown-command" | "unknown-group" | "unknown-join-token" | "unknown-recording" | "unknown-route" | "unknown-search" | "unknown-service" | "unknown-take" | "unknown-token" | "unknown-user" | "unsupported" | "unsupported-media-type" | "upgrade-needed" | "user-exists" | "wall-clock-off";
            advice: string;
            /** @description The fields that were refused, each with its reason. */
            fields?: string[];
            /** @description By which the logs call the request. */
            requestId?: string;
        };
        /** @description `value / rate` seconds. */
        RationalTime: {
            /** @enum {string} */
            OTIO_SCHEMA: "RationalTime.1";
            rate: number;
            value: number;
        };
        /**
         * @description Who reaches the API: its own host alone, the network by TLS, or the network in plain text as well.
         * @enum {string}
         */
        Reach: "network" | "network-in-plain" | "this-host";
        /** @description One film of one camera: its sidecar on disk, its shape on every wire. */
        Recording: {
            id: string;
            cameraId: string;
            /** @enum {string} */
            state: "failed" | "recording" | "recovered" | "saved" | "saving" | "scheduled";
            name?: string;
            /** @description The name of the film's file, without the folder. */
            file?: string;
            /**
             * Format: date-time
             * @description Operator time of the first frame of the film.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description Operator time for which the start was asked.
             */
            plannedStartAt?: string;
            /**
             * Format: date-time
             * @description Operator time at which the camera had the order for that.
             */
            toldAt?: string;
            /** @description The take that it belongs to. */
            takeId?: string;
            /** @description Of the film, the frames that were asked for: what lies before is there because a film begins with a key frame. */
            firstFrame?: components["schemas"]["FrameMark"];
            lastFrame?: components["schemas"]["FrameMark"];
            /**
             * @description Where the frames' times come from: their arrival at the agent, or the camera.
             * @enum {string}
             */
            timeSource: "arrival" | "pts" | "sensor";
            /** @description How far `startedAt` may be off the operator's clock, ms; absent when it was never measured. */
            clockErrorMs?: number;
            /** @description The last frame by the clock as it was known at the end: `lastFrame` counts from `startedAt` with the agent's own clock. */
            clockAtEnd?: components["schemas"]["ClockMark"];
            /** @description The length that was asked for; absent when it runs until stopped. */
            plannedDurationMs?: number;
            durationMs: number;
            frames: number;
            /** @description Frames that were captured and did not reach the file. */
            droppedFrames: number;
            gapCount?: number;
            /** @description The first of them. */
            gaps?: components["schemas"]["RecordingGap"][];
            bytes: number;
            width: number;
            height: number;
            /** @description As they were when it began. */
            settings?: components["schemas"]["Settings"];
            /** @description What was recorded in one go and lies in several films: the id of the first. */
            partOf?: string;
            /** @description Which of them this is, from 1. */
            part?: number;
            /** @description It ended by a failure of the camera or the end of its agent: the recording goes on in the next part, unless it is over or stopped before. */
            goesOn?: boolean;
            /** @description How much of it was captured before the start was asked for, ms. */
            prerollMs?: number;
            /** @description It is not deleted to make room. */
            keep?: boolean;
            /** @description The code of the error that ended it. */
            reason?: string;
            /** @description Of the finished file. */
            sha256?: string;
            /** @description Why it failed, or what the repair found. */
            note?: string;
        };
        /** @description A place in a film where frames are missing. */
        RecordingGap: {
            /** @description The number of the frame behind it. */
            index: number;
            /** @description Frames that are missing. */
            frames: number;
            /**
             * @description The disk was too slow, the camera lost them, or it was restarted for a setting.
             * @enum {string}
             */
            cause: "camera" | "disk" | "restart";
        };
        /** @description `PATCH /cameras/{id}/recordings/{rid}`. */
        RecordingKeepRequest: {
            /** @description Kept until somebody deletes it, however full the disk is. */
            keep: boolean;
        };
        /** @description Answered with the recording once its first frame is taken; with `startAt`, once it is scheduled. */
        RecordingStartArgs: {
            /** @description It ends by itself after this; without it, when stopped. */
            durationMs?: number;
            /** @description What the camera saw before: kept as far as the agent remembers it. */
            prerollMs?: number;
            /**
             * Format: date-time
             * @description Operator time of the first frame. It may be over by as much as the agent remembers of the pictures.
             */
            startAt?: string;
            /** @description The take that it belongs to. */
            takeId?: string;
            /** @description A new film after this long, without losing a frame. */
            segmentMs?: number;
            /** @description A new film after this many bytes. */
            segmentBytes?: number;
            /** @description For people; part of the file's name. */
            name?: string;
        };
        /** @description `POST /enrolments/{enrolment}/renewal`. */
        RenewalRequest: {
            proof: string;
        };
        /** @description `PUT /roster`: who is expected; nobody where the list is empty. */
        RosterRequest: {
            /** @description Ids, labels or host names of cameras. */
            names: string[];
        };
        /** @description `GET /roster`: who is expected, and who of them is there. */
        RosterView: {
            /** @description Ids, labels or host names, as the operator gave them. */
            names: string[];
            /** @description How many of them are found. */
            present: number;
            missing: string[];
            /** @description Ids of found cameras that no name stands for. */
            unexpected: string[];
        };
        /** @description One search: the data of `search.started` and `search.finished`. */
        Search: {
            id: string;
            /** @enum {string} */
            state: "finished" | "running";
            /** @enum {string} */
            trigger: "interfaces" | "request" | "schedule";
            /** Format: date-time */
            startedAt: string;
            /** @description How long answers may be spread, ms. */
            windowMs: number;
            /** Format: date-time */
            finishedAt?: string;
            /** @description Services that answered so far. */
            answered: number;
            /** @description Services that were found, and lost, during it. */
            found: number;
            lost: number;
        };
        /** @description `POST /session`: a token, or a user's name and password. */
        SessionRequest: {
            token?: string;
            /** @description With a token there is neither. */
            user?: string;
            password?: string;
        };
        /** @description `GET /session`: who the caller is. */
        SessionView: {
            /** @description `admin`, the name of a user, or `token:<id>`. */
            name: string;
            /** @enum {string} */
            role: "admin" | "operator" | "viewer";
            /** @description Absent for a caller that sends its token with each request. */
            expiresAt?: string;
            reach: components["schemas"]["Reach"];
        };
        /** @description Something that is desired, and that the camera which is there does not offer. */
        SettingNotTaken: {
            /** @enum {string} */
            name: "annotate" | "bitrate" | "brightness" | "contrast" | "exposure" | "focus" | "gain" | "gop" | "hflip" | "rotation" | "saturation" | "sharpness" | "vflip" | "video" | "whiteBalance";
            /** @description What it offers instead. */
            detail: string;
        };
        /** @description All that was asked of a camera, or all that it does. */
        Settings: {
            width: number;
            height: number;
            fps: number;
            /** @description Of the encoder, bits a second. */
            bitrate?: number;
            /** @description Frames from one key frame to the next. */
            gop?: number;
            /** @description 0 is neutral. */
            brightness?: number;
            /** @description 1 is neutral, for the next two also. */
            contrast?: number;
            saturation?: number;
            sharpness?: number;
            /**
             * @description Degrees, clockwise.
             * @enum {number}
             */
            rotation?: 0 | 90 | 180 | 270;
            hflip?: boolean;
            vflip?: boolean;
            /** @description Of one frame, microseconds. */
            exposure?: number | "auto";
            /** @description Analogue gain: 1 is none. */
            gain?: number | "auto";
            whiteBalance?: components["schemas"]["WhiteBalance"];
            /** @description Dioptres: 0 is infinity, 10 is 10 cm. */
            focus?: number | "auto";
            /** @description Text in the picture, or beside it where the driver cannot; empty for none. */
            annotate?: string;
        };
        /** @description Answered with `{settings}` once they are in force. What is not named stays as it is. */
        SettingsChangeArgs: {
            /** @enum {string} */
            preset?: "1080p30" | "480p90" | "720p60";
            width?: number;
            height?: number;
            fps?: number;
            /** @description Controls that go back to the camera's default. */
            reset?: ("annotate" | "bitrate" | "brightness" | "contrast" | "exposure" | "focus" | "gain" | "gop" | "hflip" | "rotation" | "saturation" | "sharpness" | "vflip" | "whiteBalance")[];
            /** @description Controls that are held at the values that the camera has found for them. */
            lock?: ("exposure" | "focus" | "gain" | "whiteBalance")[];
            /**
             * @description `refuse` if not given.
             * @enum {string}
             */
            whileRecording?: "continue" | "refuse" | "split" | "stop";
            /** @description Of the encoder, bits a second. */
            bitrate?: number;
            /** @description Frames from one key frame to the next. */
            gop?: number;
            /** @description 0 is neutral. */
            brightness?: number;
            /** @description 1 is neutral, for the next two also. */
            contrast?: number;
            saturation?: number;
            sharpness?: number;
            /**
             * @description Degrees, clockwise.
             * @enum {number}
             */
            rotation?: 0 | 90 | 180 | 270;
            hflip?: boolean;
            vflip?: boolean;
            /** @description Of one frame, microseconds. */
            exposure?: number | "auto";
            /** @description Analogue gain: 1 is none. */
            gain?: number | "auto";
            whiteBalance?: components["schemas"]["WhiteBalance"];
            /** @description Dioptres: 0 is infinity, 10 is 10 cm. */
            focus?: number | "auto";
            /** @description Text in the picture, or beside it where the driver cannot; empty for none. */
            annotate?: string;
        };
        /** @description `POST /sign-in-links`. */
        SignInLink: {
            /** @description Behind the address of the API: `/sign-in/<code>`. */
            path: string;
            expiresAt: string;
        };
        /** @description How far the first frame of one camera lies behind that of another. */
        SkewPair: {
            early: string;
            late: string;
            skew: components["schemas"]["ClaimMs"];
        };
        /** @description The data of the stream's `snapshot`: the whole view. */
        Snapshot: {
            services: components["schemas"]["FleetService"][];
            cameras: components["schemas"]["CameraView"][];
            /** @description Discovery is away, so found and lost may be out of date. */
            stale: boolean;
            /** @description Many services fell silent at once. */
            network?: components["schemas"]["NetworkTrouble"];
            /** @description Absent while nobody is expected. */
            roster?: components["schemas"]["RosterView"];
            /** @description By their names; absent while there are none. */
            groups?: components["schemas"]["GroupView"][];
            /** @description Those that are not over; absent while there are none. */
            takes?: components["schemas"]["TakeSummary"][];
        };
        /** @description The picture that one camera has of a take, by which it is known: its sidecar on disk, its shape on every wire. */
        Still: {
            cameraId: string;
            takeId: string;
            /** @description The name of the picture's file, without the folder. */
            file: string;
            /**
             * Format: date-time
             * @description Operator time that was asked for.
             */
            plannedAt: string;
            /**
             * Format: date-time
             * @description Operator time of the exposure.
             */
            takenAt: string;
            /** @description How far `takenAt` may be off, ms: by the operator's clock and, by `order`, by how long it took. */
            boundMs: number;
            /** @enum {string} */
            source: "camera" | "stream";
            /** @enum {string} */
            timeSource: "arrival" | "order" | "pts" | "sensor";
            width: number;
            height: number;
            bytes: number;
            sha256: string;
        };
        /** @description The query of `GET /cameras/{id}/still`. */
        StillQuery: {
            /** @description The width in pixels, 16 to 16384, if not that of the stream. */
            width?: string;
        };
        /** @description `GET /takes/{id}/certificate`: what proves how well a take went. */
        TakeCertificate: {
            /** @enum {number} */
            version: 1;
            takeId: string;
            name: string;
            number: number;
            /**
             * @description Absent: `film`.
             * @enum {string}
             */
            kind?: "film" | "still";
            slate?: string;
            notes?: string;
            by?: string;
            createdAt: string;
            /** @description When this was made, operator time. */
            madeAt: string;
            /** @enum {string} */
            state: "armed" | "arming" | "cancelled" | "complete" | "cut" | "failed" | "rolling";
            /** @enum {string} */
            mode: "clock" | "framesync";
            /** @enum {string} */
            policy: "all" | "any" | "majority";
            /** @description What the mode promises of two cameras. */
            modeDetail: string;
            /** @description Operator time for which the first frame was asked. */
            startAt?: string;
            /** @description Operator time for which the end was asked. */
            endAt?: string;
            limits: components["schemas"]["CertificateLimits"];
            /** @enum {string} */
            verdict: "fail" | "pass" | "warn";
            /** @description The grave ones first. */
            reasons: components["schemas"]["CertificateReason"][];
            skew: components["schemas"]["CertificateSkew"];
            cameras: components["schemas"]["CertificateCamera"][];
        };
        /** @description `PATCH /takes/{id}`. */
        TakeChangeRequest: {
            slate?: string;
            notes?: string;
        };
        /** @description `POST /takes/{id}/collection`. */
        TakeCollectionRequest: {
            /** @description All films of it together come no faster; as fast as they can if not given. */
            bytesPerSecond?: number;
            /** @description How many films come side by side: 4 if not given. */
            atOnce?: number;
        };
        /** @description What the event stream tells of the collection of a take. */
        TakeCollectionSummary: {
            takeId: string;
            /** @enum {string} */
            state: "collected" | "collecting" | "incomplete" | "none";
            /** @description How many films there are, how many of them were checked, and how many cannot be had. */
            films: number;
            verified: number;
            failed: number;
            /** @description How many of them broke off and are asked for again. */
            retrying: number;
            /** @description Of all films. */
            bytes: number;
            /** @description How many of these are on the operator host. */
            received: number;
            /** @description While they are fetched: how fast they came in the last seconds. */
            bytesPerSecond?: number;
        };
        /** @description `GET /takes/{id}/collection`. */
        TakeCollectionView: {
            /** @description On the operator host. */
            folder: string;
            /** @description No faster than this, in bytes a second. */
            limit?: number;
            /** @description Why it ended, where that is no matter of a single film. */
            error?: components["schemas"]["Problem"];
            items: components["schemas"]["CollectedFilm"][];
            takeId: string;
            /** @enum {string} */
            state: "collected" | "collecting" | "incomplete" | "none";
            /** @description How many films there are, how many of them were checked, and how many cannot be had. */
            films: number;
            verified: number;
            failed: number;
            /** @description How many of them broke off and are asked for again. */
            retrying: number;
            /** @description Of all films. */
            bytes: number;
            /** @description How many of these are on the operator host. */
            received: number;
            /** @description While they are fetched: how fast they came in the last seconds. */
            bytesPerSecond?: number;
        };
        /** @description `POST /takes/{id}/cut`. */
        TakeCutRequest: {
            /** @description So long from now, ms; as soon as every camera can if not given. */
            inMs?: number;
        };
        /** @description One camera of a take. */
        TakeEntry: {
            cameraId: string;
            /** @description As people called it then. */
            label: string;
            /** @enum {string} */
            state: "arming" | "failed" | "out" | "ready" | "refused" | "rolling" | "saved" | "scheduled" | "told";
            /** @description What it found when it was armed. */
            report?: components["schemas"]["ArmReport"];
            /** @description How it came into step with the others, in mode `framesync`. */
            sync?: components["schemas"]["FrameSync"];
            /** @description Why it was refused, or what it did not do. */
            error?: components["schemas"]["Problem"];
            /** @description How long its answer to the last command took, ms. */
            answerMs?: number;
            /** @description Its films, in the order in which they were taken: more than one where it was interrupted. */
            recordings: components["schemas"]["Recording"][];
            /** @description Its picture, of a take of stills. */
            still?: components["schemas"]["Still"];
        };
        /** @description What a take bears of each camera. */
        TakeLimits: {
            /** @description A camera that knows the operator's time less surely than this is refused, ms. */
            clockErrorMs?: number;
            /** @description The first frames of two cameras may lie so far apart, their bounds included, ms. One frame and 2 ms if not given. */
            skewMs?: number;
            /** @description Frames that a camera may lose. */
            droppedFrames?: number;
            /** @description A processor that is hotter than this is refused, °C. */
            temperatureC?: number;
        };
        /** @description The query of `GET /takes`. */
        TakeQuery: {
            /** @description How many at most: 1 to 100, 20 if not given. */
            limit?: string;
            /** @description The `next` of the page before. */
            cursor?: string;
        };
        /** @description `POST /takes`: a take is made and its cameras are armed. */
        TakeRequest: {
            cameras: components["schemas"]["Targets"];
            /**
             * @description `film` if not given.
             * @enum {string}
             */
            kind?: "film" | "still";
            /**
             * @description Of stills alone: `stream` if not given.
             * @enum {string}
             */
            source?: "camera" | "stream";
            /** @description What the takes of one thing share, such as `walk`; each is numbered. */
            name?: string;
            /** @description Put into force before the cameras are armed. */
            settings?: components["schemas"]["SettingsChangeArgs"];
            prerollMs?: number;
            /** @description It ends by itself after this; without it, when it is cut. */
            durationMs?: number;
            /**
             * @description `all` if not given.
             * @enum {string}
             */
            policy?: "all" | "any" | "majority";
            /**
             * @description `clock` if not given.
             * @enum {string}
             */
            mode?: "clock" | "framesync";
            limits?: components["schemas"]["TakeLimits"];
            /** @description It rolls as soon as it is armed, where its policy allows. */
            roll?: boolean;
            slate?: string;
            notes?: string;
        };
        /** @description `POST /takes/{id}/roll`. */
        TakeRollRequest: {
            /**
             * Format: date-time
             * @description Operator time of the first frame of all; without it, as soon as every camera can.
             */
            startAt?: string;
            /** @description With those that are ready, whatever the policy says. */
            anyway?: boolean;
        };
        /** @description What the list of takes and the event stream tell of one. */
        TakeSummary: {
            id: string;
            name: string;
            /** @description Which of this name it is, from 1. */
            number: number;
            /**
             * @description Absent: `film`.
             * @enum {string}
             */
            kind?: "film" | "still";
            slate?: string;
            notes?: string;
            /** @enum {string} */
            state: "armed" | "arming" | "cancelled" | "complete" | "cut" | "failed" | "rolling";
            /** @enum {string} */
            policy: "all" | "any" | "majority";
            /** @enum {string} */
            mode: "clock" | "framesync";
            /** @description It was armed first: without, every camera began as soon as it was told. */
            armed: boolean;
            /** @description Who wanted it, as people call them. */
            by?: string;
            createdAt: string;
            /** @description While it is armed: whether its policy lets it roll. */
            mayRoll?: boolean;
            /** @description Operator time of the first frame of all. */
            startAt?: string;
            /** @description Operator time of the end. */
            endAt?: string;
            /** @description When all its films lay on the operator host, each checked. Whether they still do is told by its collection. */
            collectedAt?: string;
            /** @description When none of them was left on its camera, as each has a proven copy. */
            clearedAt?: string;
            cameras: {
                refused?: number;
                failed?: number;
                arming?: number;
                rolling?: number;
                told?: number;
                ready?: number;
                out?: number;
                scheduled?: number;
                saved?: number;
            };
        };
        /** @description `GET /takes/{id}`. */
        TakeView: {
            prerollMs?: number;
            durationMs?: number;
            /**
             * @description Of a take of stills.
             * @enum {string}
             */
            source?: "camera" | "stream";
            settings?: components["schemas"]["SettingsChangeArgs"];
            limits: components["schemas"]["TakeLimits"];
            /** @description How long before the instant the start was given, ms: chosen by what was measured when it was armed. */
            leadMs?: number;
            entries: components["schemas"]["TakeEntry"][];
            id: string;
            name: string;
            /** @description Which of this name it is, from 1. */
            number: number;
            /**
             * @description Absent: `film`.
             * @enum {string}
             */
            kind?: "film" | "still";
            slate?: string;
            notes?: string;
            /** @enum {string} */
            state: "armed" | "arming" | "cancelled" | "complete" | "cut" | "failed" | "rolling";
            /** @enum {string} */
            policy: "all" | "any" | "majority";
            /** @enum {string} */
            mode: "clock" | "framesync";
            /** @description It was armed first: without, every camera began as soon as it was told. */
            armed: boolean;
            /** @description Who wanted it, as people call them. */
            by?: string;
            createdAt: string;
            /** @description While it is armed: whether its policy lets it roll. */
            mayRoll?: boolean;
            /** @description Operator time of the first frame of all. */
            startAt?: string;
            /** @description Operator time of the end. */
            endAt?: string;
            /** @description When all its films lay on the operator host, each checked. Whether they still do is told by its collection. */
            collectedAt?: string;
            /** @description When none of them was left on its camera, as each has a proven copy. */
            clearedAt?: string;
            cameras: {
                refused?: number;
                failed?: number;
                arming?: number;
                rolling?: number;
                told?: number;
                ready?: number;
                out?: number;
                scheduled?: number;
                saved?: number;
            };
        };
        /** @description Which cameras: `all` stands for every one that is found. */
        Targets: string[] | "all" | string;
        TimeRange: {
            /** @enum {string} */
            OTIO_SCHEMA: "TimeRange.1";
            start_time: components["schemas"]["RationalTime"];
            duration: components["schemas"]["RationalTime"];
        };
        /** @description `PATCH /users/{name}`: at least one of the two. */
        UserChangeRequest: {
            /** @enum {string} */
            role?: "admin" | "operator" | "viewer";
            /** Format: password */
            password?: string;
        };
        /** @description `POST /users`. */
        UserRequest: {
            name: string;
            /** @enum {string} */
            role: "admin" | "operator" | "viewer";
            /** Format: password */
            password: string;
        };
        /** @description `GET /users`. */
        UserView: {
            name: string;
            /** @enum {string} */
            role: "admin" | "operator" | "viewer";
            createdAt: string;
        };
        /** @description The query of `GET /cameras/{id}/recordings/{rid}/video`. */
        VideoQuery: {
            /**
             * @description For a film as editors want it; left out, the film as it was recorded.
             * @enum {string}
             */
            form?: "progressive";
        };
        /** @description `auto`, the gains of red and blue against green, or the colour of the light in kelvin. */
        WhiteBalance: {
            kelvin: number;
        } | {
            red: number;
            blue: number;
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
         *     - `unknown-take` (404): No take has this id
         *     - `camera-held` (409): The camera is held for a take
         *     - `take-not-ready` (409): Not enough cameras of the take are ready
         *     - `take-over` (409): The take is past that
         *     - `no-certificate` (409): The take has no certificate yet
         *     - `sync-taken` (409): Another take has its cameras in step
         *     - `rate-too-high` (409): The rate leaves no room to move the frames
         *     - `rates-differ` (409): The cameras run at different rates
         *     - `wall-clock-off` (409): The wall clocks of the cameras' hosts are not known to be the same
         *     - `not-in-step` (409): The camera did not come into step with the others
         *     - `clock-unsure` (409): The camera does not know the operator's time surely enough
         *     - `too-hot` (409): The camera is too hot
         *     - `short-of-room` (409): The disk has no room for what is to be recorded
         *     - `power-trouble` (409): The camera is slowed down, for heat or for want of voltage
         *     - `no-films` (409): The take has no film that could be collected
         *     - `file-exists` (409): Something else has the name that a file or folder is to have
         *     - `marked-keep` (409): The recording is marked to be kept
         *     - `copy-unproven` (409): No copy was proven to be what the camera wrote down
         *     - `checksum-mismatch` (502): What came is not what the camera wrote down
         *     - `file-not-written` (500): A file could not be read or written
         *     - `host-disk-full` (507): The disk has no room for what is to be collected
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
        ErrorCode: "join-token-refused" | "agent-revoked" | "tls-needed" | "key-not-proven" | "unknown-join-token" | "unknown-agent" | "agent-enrolled" | "id-in-use" | "broker-not-told" | "network-closed" | "unknown-recording" | "already-recording" | "not-recording" | "recording-active" | "restart-needed" | "not-measured" | "too-late" | "unsupported" | "no-decoder" | "no-power-control" | "camera-failed" | "camera-unreachable" | "camera-lost" | "camera-not-ready" | "camera-closed" | "camera-busy" | "no-camera" | "clock-unknown" | "disk-full" | "disk-failed" | "unknown-take" | "camera-held" | "take-not-ready" | "take-over" | "no-certificate" | "sync-taken" | "rate-too-high" | "rates-differ" | "wall-clock-off" | "not-in-step" | "clock-unsure" | "too-hot" | "short-of-room" | "power-trouble" | "no-films" | "file-exists" | "marked-keep" | "copy-unproven" | "checksum-mismatch" | "file-not-written" | "host-disk-full" | "invalid-request" | "unauthenticated" | "forbidden" | "foreign-origin" | "route-closed" | "unknown-route" | "unknown-service" | "unknown-camera" | "unknown-search" | "unknown-group" | "unknown-token" | "unknown-user" | "unknown-command" | "no-runtime" | "request-too-slow" | "service-found" | "no-cameras" | "request-running" | "told-once" | "user-exists" | "limit-reached" | "sign-in-link-spent" | "payload-too-large" | "unsupported-media-type" | "range-not-satisfiable" | "idempotency-key-reused" | "foreign-host" | "upgrade-needed" | "too-many" | "headers-too-large" | "internal" | "broker-away" | "discovery-away" | "shutting-down" | "no-answer" | "command-expired" | "message-too-large";
        StreamEvents: {
            "service.changed": components["schemas"]["FleetService"];
            "service.forgotten": components["schemas"]["FleetService"];
            "service.found": components["schemas"]["FleetService"];
            "service.lost": components["schemas"]["FleetService"];
            "settings.changed": components["schemas"]["CameraSettings"];
            "camera.status": components["schemas"]["CameraView"];
            "camera.telemetry": components["schemas"]["CameraFigures"];
            "registry.fresh": {
                stale: boolean;
            };
            "registry.stale": {
                stale: boolean;
            };
            "network.degraded": components["schemas"]["NetworkTrouble"];
            "network.settled": components["schemas"]["NetworkTrouble"];
            "roster.changed": components["schemas"]["RosterView"];
            "group.changed": components["schemas"]["GroupView"];
            "group.removed": {
                name: string;
            };
            "take.armed": components["schemas"]["TakeSummary"];
            "take.cancelled": components["schemas"]["TakeSummary"];
            "take.changed": components["schemas"]["TakeSummary"];
            "take.complete": components["schemas"]["TakeSummary"];
            "take.cut": components["schemas"]["TakeSummary"];
            "take.failed": components["schemas"]["TakeSummary"];
            "take.rolling": components["schemas"]["TakeSummary"];
            "take.removed": {
                id: string;
            };
            "collection.ended": components["schemas"]["TakeCollectionSummary"];
            "collection.progress": components["schemas"]["TakeCollectionSummary"];
            "command.done": components["schemas"]["CommandView"];
            "command.failed": components["schemas"]["CommandView"];
            "recording.scheduled": components["schemas"]["Recording"];
            "recording.started": components["schemas"]["Recording"];
            "recording.stopped": components["schemas"]["Recording"];
            "recording.saved": components["schemas"]["Recording"];
            "recording.failed": components["schemas"]["Recording"];
            "recording.recovered": components["schemas"]["Recording"];
            "recording.kept": components["schemas"]["Recording"];
            "recording.deleted": components["schemas"]["Recording"];
            "search.started": components["schemas"]["Search"];
            "search.finished": components["schemas"]["Search"];
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
    "services.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FleetService"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "services.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the service. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetService"];
                };
            };
        };
    };
    "services.forget": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the service. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "discovery.view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoveryView"];
                };
            };
        };
    };
    "roster.view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
        };
    };
    "roster.replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
        };
    };
    "groups.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GroupView"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "groups.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the group. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
        };
    };
    "groups.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the group. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
        };
    };
    "groups.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the group. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "searches.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Search"];
                };
            };
        };
    };
    "searches.latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Search"];
                };
            };
        };
    };
    "examinations.examine": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Examination"];
                };
            };
        };
    };
    "events.open": {
        parameters: {
            query?: {
                /** @description Only events of these types, separated by commas. */
                types?: string;
                /** @description Nothing that is about another camera than this one. */
                camera?: string;
                /** @description Whether to tell how each camera fares as well, every ten seconds, and how far collections are. */
                telemetry?: "false" | "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    "history.page": {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000, 100 if not given. */
                limit?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description Of these types alone: up to 32, separated by commas. */
                types?: string;
                /** @description About this camera alone. */
                camera?: string;
                /** @description Who did it, as `by` says it. */
                by?: string;
                /** @description From this instant on. */
                from?: string;
                /** @description Before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntry"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "apiHealth.view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    "cameras.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CameraView"];
                };
            };
        };
    };
    "cameras.note": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CameraNoteRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetService"];
                };
            };
        };
    };
    "cameras.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SettingsChangeArgs"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CameraSettings"];
                };
            };
        };
    };
    "cameras.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenView"];
                };
            };
        };
    };
    "cameras.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenView"];
                };
            };
        };
    };
    "cameras.identify": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["IdentifyArgs"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentifyView"];
                };
            };
        };
    };
    "cameras.power": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PowerArgs"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "bulkControl.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOpenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
        };
    };
    "bulkControl.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOpenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOpenAnswer"];
                };
            };
        };
    };
    "bulkControl.identify": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkIdentifyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkIdentifyAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkIdentifyAnswer"];
                };
            };
        };
    };
    "cameraRecordings.all": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Recording"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "cameraRecordings.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecordingStartArgs"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    "cameraRecordings.stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the camera. */
                id: string;
                /** @description Id of the recording. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    "cameraRecordings.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
                /** @description Id of the recording. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    "cameraRecordings.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
                /** @description Id of the recording. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "cameraRecordings.keep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
                /** @description Id of the recording. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordingKeepRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
        };
    };
    "video.film": {
        parameters: {
            query?: {
                /** @description For a film as editors want it; left out, the film as it was recorded. */
                form?: "progressive";
            };
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
                /** @description Id of the recording. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": unknown;
                };
            };
            /** @description Partial Content */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": unknown;
                };
            };
        };
    };
    "frameTimes.times": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
                /** @description Id of the recording. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description Partial Content */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    "pictures.live": {
        parameters: {
            query?: {
                /** @description Every picture, as when it is left out, or key frames alone. */
                mode?: "full" | "keyframes";
            };
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "video/mp4": unknown;
                };
            };
        };
    };
    "pictures.still": {
        parameters: {
            query?: {
                /** @description The width in pixels, 16 to 16384, if not that of the stream. */
                width?: string;
            };
            header?: never;
            path: {
                /** @description Id of the camera. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
        };
    };
    "live.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "recordings.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetRecordings"];
                };
            };
        };
    };
    "recordings.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkStartRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
        };
    };
    "recordings.stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BulkStopRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
        };
    };
    "takes.all": {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 100, 20 if not given. */
                limit?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TakeSummary"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "takes.make": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takes.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takes.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "takes.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TakeChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takes.arm": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takes.roll": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TakeRollRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takes.cut": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TakeCutRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takes.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeView"];
                };
            };
        };
    };
    "takeProofs.certificate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeCertificate"];
                };
            };
        };
    };
    "takeProofs.page": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    "takeProofs.timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OtioTimeline"];
                };
            };
        };
    };
    "takeProofs.editList": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
                /** @description Id of the camera. */
                camera: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    "takeCollection.state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeCollectionView"];
                };
            };
        };
    };
    "takeCollection.begin": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TakeCollectionRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeCollectionView"];
                };
            };
        };
    };
    "takeCollection.stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeCollectionView"];
                };
            };
        };
    };
    "takeCollection.removeOriginals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OriginalsAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OriginalsAnswer"];
                };
            };
        };
    };
    "takeStills.still": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the take. */
                id: string;
                /** @description Id of the camera. */
                camera: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
            /** @description Partial Content */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                };
            };
        };
    };
    "settings.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkSettingsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSettingsAnswer"];
                };
            };
            /** @description Multi-Status */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkSettingsAnswer"];
                };
            };
        };
    };
    "session.view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    "session.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    "session.close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "signInLinks.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
        };
    };
    "apiTokens.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiTokenView"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "apiTokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiTokenRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiToken"];
                };
            };
        };
    };
    "apiTokens.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the API token. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "users.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UserView"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
        };
    };
    "users.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the user. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "users.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the user. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UserChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
        };
    };
    "audit.latest": {
        parameters: {
            query?: {
                /** @description How many at most: 1 to 1000, 100 if not given. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "joinTokens.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JoinTokenView"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "joinTokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["JoinTokenRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewJoinToken"];
                };
            };
        };
    };
    "joinTokens.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the join token. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "enrolments.enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
        };
    };
    "enrolments.renew": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the joining. */
                enrolment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewalRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
        };
    };
    "enrolledAgents.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EnrolledAgentView"][];
                        next?: string;
                    };
                };
            };
        };
    };
    "enrolledAgents.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the camera that joined. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "installLines.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same again within ten minutes gets the same answer, and is not done twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InstallLineRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInstallLine"];
                };
            };
        };
    };
}
