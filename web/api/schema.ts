// Made from api/openapi.json by "npm run openapi"; never edited.

export interface paths {
    "/api/v1/status/{certificateNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a certification is in force
         * @description What anybody may know of one certificate number, today or as of any day. It says nothing of points, fees or audits.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/console/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a console link */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, and what I may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out somewhere else */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody of the staff */
        get: operations["listAccounts"];
        put?: never;
        /** Add a member of staff */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
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
        /** Change what a member of staff may do, or disable them */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign a member of staff out everywhere */
        delete: operations["endSessionsOfAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to sign in to the portal
         * @description The answer is the same whether or not anybody has this email address.
         */
        post: operations["askToSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a first link, by what stands on the certificate
         * @description Where number, family name and birth date are those of one person, a link goes to the email address the register has of them. The answer is the same whether or not there is one.
         */
        post: operations["askToSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in to the portal with a link that was sent */
        post: operations["enterPortal"];
        /** Sign out of the portal */
        delete: operations["leavePortal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in to the portal */
        get: operations["listMemberSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out of the portal somewhere else */
        delete: operations["endMemberSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{certificant}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite somebody to the portal, by their email address in the register */
        post: operations["inviteToPortal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose portal this is, for somebody who has not signed in */
        get: operations["showPortalDoor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where I stand, what comes next, and why
         * @description The record of whoever asks, and of nobody else. Points and money in hundredths.
         */
        get: operations["showHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People by name, number or email
         * @description In order of name; everybody where nothing is asked. Whoever looks is written down in the trail.
         */
        get: operations["findPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{certificant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person: standings with reasons, facts, and what was said
         * @description As of any day and as known at any past moment. Whoever looks is written down in the trail.
         */
        get: operations["showPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits on each worklist */
        get: operations["countWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One worklist
         * @description One of parked, merge-proposals, take-over-differences, findings, lapsing. Whoever looks is written down in the trail.
         */
        get: operations["showWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report
         * @description One of standing-by-scheme, renewals-and-lapses-by-month, work-ahead: counts of everybody, by what was last derived.
         */
        get: operations["showReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downtime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days on which the program could not be reached */
        get: operations["listDowntime"];
        put?: never;
        /**
         * Record downtime, or correct one
         * @description It may be announced up to a year ahead. `supersedes` names the one it takes the place of.
         */
        post: operations["addDowntime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downtime/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a downtime back */
        post: operations["withdrawDowntime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{certificant}/decisions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a decision would change
         * @description Nothing is recorded but that somebody looked. `basis` stands for what this was computed on; deciding needs it.
         */
        post: operations["previewDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{certificant}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a person, or correct a fact
         * @description Recorded as a fact of its own with its reason and who decided; the standing follows in the same transaction.
         */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{certificant}/decisions/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a decision or a correction back
         * @description By a fact of its own: what the decision took the place of holds again. Its effect can be seen before by previewing the kind `undone`.
         */
        post: operations["undoDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklists/{list}/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a row of a worklist
         * @description Of a merge proposal whether the two are one human; of anything else that it is dealt with. It leaves the list for good, also where a later import finds the same again.
         */
        post: operations["settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklists/{list}/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a settled row back on its worklist */
        post: operations["reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a register can be set up with */
        get: operations["getSetup"];
        put?: never;
        /**
         * Set the register up
         * @description Allowed once, in the session of a console link issued while nothing was set up; it goes on as the administrator’s.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the body says of itself */
        get: operations["getSettings"];
        /** Change what the body says of itself, from today on */
        put: operations["changeSettings"];
        post?: never;
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
        /** @description A code with its own parameters, and the sentence they make. */
        ReasonInput: {
            code: string;
            sentence: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What is owed: a fee with feeYear, dueOn, cents, pastDue and lostOn, or points with cycle, earnBy, required, credited and shortfall. */
        ObligationInput: {
            /** @enum {string} */
            kind: "fee" | "ce";
            sentence: string;
        } & {
            [key: string]: unknown;
        };
        TreatmentInput: {
            /** @description The factId of the activity in the timeline. */
            activity: string;
            /** @enum {string} */
            treatment: "counted" | "partly" | "pending" | "refused";
            /** @description Hundredths of a point. */
            claimed: number;
            /** @description Hundredths of a point. */
            credited: number;
            reasons: components["schemas"]["ReasonInput"][];
        };
        CycleInput: {
            n: number;
            /** Format: date */
            start: string;
            /** Format: date */
            end: string;
            /**
             * Format: date
             * @description Without an extension: what a decision calls the cycle by.
             */
            regularEnd: string;
            extended: boolean;
            /** @description The days of the renewal, where the rulebook names some; without closesAt each ends with its day. */
            clocks?: {
                opens: string | null;
                /** Format: date */
                earnBy: string;
                submitBy: string | null;
                payBy: string | null;
                closesAt: {
                    time: string;
                    zone: string;
                } | null;
            };
            state: string;
            rolledOn: string | null;
            auditPool: number | null;
            required: number | null;
            /** @description Hundredths of a point. */
            credited: number;
            /** @description Hundredths of a point. */
            shortfall: number;
            /** @description Hundredths of a point. */
            surplus: number;
            byCategory: {
                category: string;
                title: string;
                /** @description Hundredths of a point. */
                claimed: number;
                /** @description Hundredths of a point. */
                credited: number;
                cap: number | null;
            }[];
            treatments: components["schemas"]["TreatmentInput"][];
        };
        /** @description The step of a loss that leaves the certification running. */
        StageInput: {
            state: string;
            /** Format: date */
            from: string;
            through: string | null;
            /** @enum {string} */
            cure: "none" | "earned" | "put_forward" | "reported";
            cycleEnd: string | null;
            /** @description Hundredths of a point. */
            shortfall: number;
        };
        /** @description What is true of one certification on a day, and why. */
        StandingInput: {
            certification: string;
            number: string;
            scheme: string;
            shownAs: string;
            title: string;
            /** @enum {string} */
            status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
            /** @description The state in the rulebook’s words: the status, or a state of its own of that kind. */
            state: string;
            stage?: components["schemas"]["StageInput"];
            substate: ("roll_pending" | "under_appeal" | "on_hold") | null;
            label: string;
            sentence: string;
            /** Format: date */
            since: string;
            through: string | null;
            /** Format: date */
            certifiedSince: string;
            /** Format: date */
            anchor: string;
            cohort: string;
            /** @enum {string} */
            duty: "ce" | "none";
            mayUse: boolean;
            benefits: boolean;
            reasons: components["schemas"]["ReasonInput"][];
            also: components["schemas"]["ReasonInput"][];
            obligations: components["schemas"]["ObligationInput"][];
            waysBack: {
                route: string;
                open: boolean;
                openThrough: string | null;
                feeCents: number | null;
                required: number | null;
                attemptsLeft: number | null;
                evidence: {
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                    /** @description Hundredths of a point. */
                    credited: number;
                    /** @description Hundredths of a point. */
                    shortfall: number;
                } | null;
                reasons: components["schemas"]["ReasonInput"][];
                sentence: string;
            }[];
            readonly applications: {
                id: string;
                kind: string;
                /** Format: date */
                receivedOn: string;
                /** Format: date */
                validThrough: string;
            }[];
            nextChange: string | null;
            cycles: components["schemas"]["CycleInput"][];
            formerCycles: components["schemas"]["CycleInput"][];
            dues: {
                feeYear: number;
                /** Format: date */
                dueOn: string;
                cents: number | null;
                /** @enum {string} */
                state: "before_opening" | "paid" | "waived" | "upcoming" | "past_due" | "cleared";
                paidOn: string | null;
                refundable: boolean;
                creditCents: number;
                sentence: string;
            }[];
            clauses: {
                rule: string;
                version: string;
                /** Format: date */
                key: string;
                readonly source: string[];
                sentence: string;
            }[];
            outside: components["schemas"]["TreatmentInput"][];
        };
        TimelineFactInput: {
            factId: string;
            /** @enum {string} */
            kind: "name" | "grant" | "opening" | "decision" | "activity" | "attestation" | "audit" | "payment";
            /** Format: date */
            on: string;
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            /** @description Null where the fact concerns the person. */
            certification: string | null;
            supersedes: string | null;
            supersededBy: string | null;
            /** @description This row takes back the one it supersedes. */
            withdrawn: boolean;
            /** @description Why staff put this row in the place of another. */
            because: {
                reason: string;
                authority: string;
                /** Format: date */
                decidedOn: string;
            } | null;
            /** @description The fact’s own fields; points and money in hundredths. */
            params: {
                [key: string]: unknown;
            };
        };
        /** @description What was said of a certification, when, and on whose authority. */
        StandingChangeInput: {
            id: string;
            certification: string;
            number: string;
            /** Format: date */
            asOf: string;
            /** @enum {string} */
            status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
            substate: string | null;
            label: string;
            /** Format: date */
            since: string;
            through: string | null;
            reasons: components["schemas"]["ReasonInput"][];
            rulebook: string;
            engineVersion: number;
            authority: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ProposalInput: {
            /** @enum {string} */
            kind: "suspended" | "held";
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
            /**
             * Format: date
             * @description From this day it holds; the day it is decided where left out.
             */
            effectiveOn?: string;
            certification: string;
            /** @description Its last day; without one it stays until it is lifted. */
            untilOn?: string | null;
        } | {
            /** @enum {string} */
            kind: "suspension_lifted" | "hold_lifted" | "retired" | "returned" | "revoked";
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
            /**
             * Format: date
             * @description From this day it holds; the day it is decided where left out.
             */
            effectiveOn?: string;
            certification: string;
        } | {
            /** @constant */
            kind: "cycle_extended";
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
            /**
             * Format: date
             * @description From this day it holds; the day it is decided where left out.
             */
            effectiveOn?: string;
            certification: string;
            /**
             * Format: date
             * @description The regular last day of the cycle.
             */
            cycleEnd: string;
            /** Format: date */
            untilOn: string;
        } | {
            /** @enum {string} */
            kind: "cycle_accepted" | "requirement_waived";
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
            /**
             * Format: date
             * @description From this day it holds; the day it is decided where left out.
             */
            effectiveOn?: string;
            certification: string;
            /**
             * Format: date
             * @description The regular last day of the cycle.
             */
            cycleEnd: string;
        } | {
            /** @constant */
            kind: "fee_waived";
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
            /**
             * Format: date
             * @description From this day it holds; the day it is decided where left out.
             */
            effectiveOn?: string;
            certification: string;
            feeYear: number;
        } | {
            /** @constant */
            kind: "deceased";
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
            /**
             * Format: date
             * @description From this day it holds; the day it is decided where left out.
             */
            effectiveOn?: string;
        } | {
            /** @constant */
            kind: "grant_corrected";
            fact: string;
            values: {
                /** Format: date */
                certifiedOn?: string;
                scheme?: string;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "opening_corrected";
            fact: string;
            values: {
                /** Format: date */
                since?: string;
                cycleStart?: string | null;
                feesFrom?: string | null;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "decision_corrected";
            fact: string;
            values: {
                /** Format: date */
                decidedOn?: string;
                /** Format: date */
                effectiveOn?: string;
                untilOn?: string | null;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "activity_corrected";
            fact: string;
            values: {
                category?: string;
                title?: string;
                /** Format: date */
                completedOn?: string;
                fromOn?: string | null;
                toOn?: string | null;
                hours?: number | null;
                points?: number;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "attestation_corrected";
            fact: string;
            values: {
                /** Format: date */
                cycleEnd?: string;
                /** Format: date */
                signedOn?: string;
                /** Format: date */
                receivedOn?: string;
                claimed?: number;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "audit_corrected";
            fact: string;
            values: {
                /** Format: date */
                cycleEnd?: string;
                /** Format: date */
                decidedOn?: string;
                /** @enum {string} */
                outcome?: "passed" | "failed" | "no_response";
                proved?: number;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "payment_corrected";
            fact: string;
            values: {
                feeYear?: number | null;
                cents?: number;
                /** Format: date */
                receivedOn?: string;
                chargedBackOn?: string | null;
            };
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "fact_withdrawn";
            /** @enum {string} */
            factKind: "grant" | "opening" | "decision" | "activity" | "attestation" | "audit" | "payment";
            fact: string;
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        } | {
            /** @constant */
            kind: "undone";
            fact: string;
            /** @description For whoever reads the record in ten years. */
            reason: string;
            /** @description Who decided: a person, a committee, a meeting and its day. */
            authority: string;
            /**
             * Format: date
             * @description Today where it is left out; never in the future.
             */
            decidedOn?: string;
        };
        /** @description When the status is another one if nothing happens, and which. */
        NextStatusInput: {
            /** Format: date */
            on: string;
            /** @enum {string} */
            status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
            substate: string | null;
            label: string;
        };
        OwnActivityInput: {
            id: string;
            category: string;
            categoryTitle: string;
            title: string;
            /** Format: date */
            on: string;
            /** @description Hundredths of a point, as claimed. */
            points: number;
        };
        /** @description RFC 9457. The page its type leads to explains the code. */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            /** Format: uri */
            instance: string;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
        /** @description A code with its own parameters, and the sentence they make. */
        Reason: {
            code: string;
            sentence: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What is owed: a fee with feeYear, dueOn, cents, pastDue and lostOn, or points with cycle, earnBy, required, credited and shortfall. */
        Obligation: {
            /** @enum {string} */
            kind: "fee" | "ce";
            sentence: string;
        } & {
            [key: string]: unknown;
        };
        Treatment: {
            /** @description The factId of the activity in the timeline. */
            activity: string;
            /** @enum {string} */
            treatment: "counted" | "partly" | "pending" | "refused";
            /** @description Hundredths of a point. */
            claimed: number;
            /** @description Hundredths of a point. */
            credited: number;
            reasons: components["schemas"]["Reason"][];
        };
        Cycle: {
            n: number;
            /** Format: date */
            start: string;
            /** Format: date */
            end: string;
            /**
             * Format: date
             * @description Without an extension: what a decision calls the cycle by.
             */
            regularEnd: string;
            extended: boolean;
            /** @description The days of the renewal, where the rulebook names some; without closesAt each ends with its day. */
            clocks?: {
                opens: string | null;
                /** Format: date */
                earnBy: string;
                submitBy: string | null;
                payBy: string | null;
                closesAt: {
                    time: string;
                    zone: string;
                } | null;
            };
            state: string;
            rolledOn: string | null;
            auditPool: number | null;
            required: number | null;
            /** @description Hundredths of a point. */
            credited: number;
            /** @description Hundredths of a point. */
            shortfall: number;
            /** @description Hundredths of a point. */
            surplus: number;
            byCategory: {
                category: string;
                title: string;
                /** @description Hundredths of a point. */
                claimed: number;
                /** @description Hundredths of a point. */
                credited: number;
                cap: number | null;
            }[];
            treatments: components["schemas"]["Treatment"][];
        };
        /** @description The step of a loss that leaves the certification running. */
        Stage: {
            state: string;
            /** Format: date */
            from: string;
            through: string | null;
            /** @enum {string} */
            cure: "none" | "earned" | "put_forward" | "reported";
            cycleEnd: string | null;
            /** @description Hundredths of a point. */
            shortfall: number;
        };
        /** @description What is true of one certification on a day, and why. */
        Standing: {
            certification: string;
            number: string;
            scheme: string;
            shownAs: string;
            title: string;
            /** @enum {string} */
            status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
            /** @description The state in the rulebook’s words: the status, or a state of its own of that kind. */
            state: string;
            stage?: components["schemas"]["Stage"];
            substate: ("roll_pending" | "under_appeal" | "on_hold") | null;
            label: string;
            sentence: string;
            /** Format: date */
            since: string;
            through: string | null;
            /** Format: date */
            certifiedSince: string;
            /** Format: date */
            anchor: string;
            cohort: string;
            /** @enum {string} */
            duty: "ce" | "none";
            mayUse: boolean;
            benefits: boolean;
            reasons: components["schemas"]["Reason"][];
            also: components["schemas"]["Reason"][];
            obligations: components["schemas"]["Obligation"][];
            waysBack: {
                route: string;
                open: boolean;
                openThrough: string | null;
                feeCents: number | null;
                required: number | null;
                attemptsLeft: number | null;
                evidence: {
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                    /** @description Hundredths of a point. */
                    credited: number;
                    /** @description Hundredths of a point. */
                    shortfall: number;
                } | null;
                reasons: components["schemas"]["Reason"][];
                sentence: string;
            }[];
            readonly applications: {
                id: string;
                kind: string;
                /** Format: date */
                receivedOn: string;
                /** Format: date */
                validThrough: string;
            }[];
            nextChange: string | null;
            cycles: components["schemas"]["Cycle"][];
            formerCycles: components["schemas"]["Cycle"][];
            dues: {
                feeYear: number;
                /** Format: date */
                dueOn: string;
                cents: number | null;
                /** @enum {string} */
                state: "before_opening" | "paid" | "waived" | "upcoming" | "past_due" | "cleared";
                paidOn: string | null;
                refundable: boolean;
                creditCents: number;
                sentence: string;
            }[];
            clauses: {
                rule: string;
                version: string;
                /** Format: date */
                key: string;
                readonly source: string[];
                sentence: string;
            }[];
            outside: components["schemas"]["Treatment"][];
        };
        PersonShown: {
            certificant: string;
            name: string;
            email: string | null;
            certifications: {
                number: string;
                shownAs: string;
                /** @enum {string} */
                status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
                label: string;
                /** Format: date */
                since: string;
            }[];
            /** @description Other records of the same human, as was decided of merge proposals. */
            sameAs: {
                certificant: string;
                name: string;
            }[];
        };
        TimelineFact: {
            factId: string;
            /** @enum {string} */
            kind: "name" | "grant" | "opening" | "decision" | "activity" | "attestation" | "audit" | "payment";
            /** Format: date */
            on: string;
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            /** @description Null where the fact concerns the person. */
            certification: string | null;
            supersedes: string | null;
            supersededBy: string | null;
            /** @description This row takes back the one it supersedes. */
            withdrawn: boolean;
            /** @description Why staff put this row in the place of another. */
            because: {
                reason: string;
                authority: string;
                /** Format: date */
                decidedOn: string;
            } | null;
            /** @description The fact’s own fields; points and money in hundredths. */
            params: {
                [key: string]: unknown;
            };
        };
        /** @description What was said of a certification, when, and on whose authority. */
        StandingChange: {
            id: string;
            certification: string;
            number: string;
            /** Format: date */
            asOf: string;
            /** @enum {string} */
            status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
            substate: string | null;
            label: string;
            /** Format: date */
            since: string;
            through: string | null;
            reasons: components["schemas"]["Reason"][];
            rulebook: string;
            engineVersion: number;
            authority: string;
            /** Format: date-time */
            recordedAt: string;
        };
        PersonPage: {
            certificant: string;
            name: string;
            names: {
                name: string;
                formerName: string | null;
                /** Format: date-time */
                recordedAt: string;
                recordedBy: string;
                supersededAt: string | null;
            }[];
            bornOn: string | null;
            /** @description As it is now: contacts have no history. */
            contact: {
                email: string | null;
                phone: string | null;
                street1: string | null;
                street2: string | null;
                city: string | null;
                state: string | null;
                postalCode: string | null;
                country: string | null;
                preferredChannel: string | null;
                note: string | null;
                /** Format: date-time */
                updatedAt: string;
            } | null;
            otherNumbers: {
                system: string;
                kind: string;
                value: string;
            }[];
            /** @description Other records of the same human, as was decided of merge proposals. */
            sameAs: {
                certificant: string;
                name: string;
            }[];
            /** Format: date */
            asOf: string;
            /** Format: date */
            today: string;
            knownOn: string | null;
            rulebook: string;
            standings: components["schemas"]["Standing"][];
            timeline: components["schemas"]["TimelineFact"][];
            changes: components["schemas"]["StandingChange"][];
            daysWithFacts: string[];
        };
        /** @description Whom it concerns, then the list’s own columns in order. */
        WorkRow: {
            certificant: string | null;
            name: string;
        } & {
            [key: string]: string | number | null | string[];
        };
        Downtime: {
            id: string;
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description Its last day, inclusive.
             */
            to: string;
            beganAt: string | null;
            endedAt: string | null;
            /**
             * @description `gap`: found by a server that came back.
             * @enum {string}
             */
            source: "gap" | "hand";
            reason: string;
            /** Format: date */
            toldOn: string;
            recordedBy: string;
            /** Format: date-time */
            recordedAt: string;
            /**
             * @description What the rulebook makes of deadlines in it.
             * @enum {string}
             */
            extends: "none" | "first_day_after" | "days_lost";
        };
        /** @description When the status is another one if nothing happens, and which. */
        NextStatus: {
            /** Format: date */
            on: string;
            /** @enum {string} */
            status: "not_yet_certified" | "active" | "fee_past_due" | "suspended" | "lapsed" | "decertified" | "retired" | "revoked" | "deceased" | "not_known";
            substate: string | null;
            label: string;
        };
        /** @description How a certification stands today without the decision, and with it. */
        EffectOnOne: {
            certification: string;
            before: components["schemas"]["Standing"] | null;
            after: components["schemas"]["Standing"] | null;
            nextBefore: components["schemas"]["NextStatus"] | null;
            nextAfter: components["schemas"]["NextStatus"] | null;
        };
        OwnActivity: {
            id: string;
            category: string;
            categoryTitle: string;
            title: string;
            /** Format: date */
            on: string;
            /** @description Hundredths of a point, as claimed. */
            points: number;
        };
        Home: {
            name: string;
            given: string;
            body: {
                name: string;
                shortName: string;
                zone: string;
                currency: string;
            };
            /** Format: date */
            today: string;
            demo: boolean;
            clockFixedOn: string | null;
            /** @description Facts contradict each other; no standing is told until staff have looked. */
            underReview: boolean;
            /** @description What is owed first comes first. */
            standings: components["schemas"]["Standing"][];
            activities: components["schemas"]["OwnActivity"][];
        };
        /** @description Where one certification stands, as far as it is public. */
        StatusAnswer: {
            certificateNumber: string;
            name: string;
            /** @description As the certification was called on the day of the answer. */
            certification: {
                code: string;
                designation: string;
                title: string;
            };
            /**
             * @description Only `active` is certified.
             * @enum {string}
             */
            status: "active" | "not_active" | "suspended" | "not_certified" | "retired" | "revoked" | "no_longer_certified" | "not_yet_certified" | "not_known";
            /** @description The certifying body’s word for the status. */
            label: string;
            sentence: string;
            /** Format: date */
            certifiedSince: string;
            /**
             * Format: date
             * @description First day of a status other than active, where that day is public.
             */
            since: string | null;
            /**
             * Format: date
             * @description Last day the certification is valid as things stand; null where it is not valid.
             */
            through: string | null;
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            checkedAt: string;
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
    getStatus: {
        parameters: {
            query?: {
                /** @description The day the answer is for, in the body’s time zone; today where it is left out. */
                asOf?: string;
            };
            header?: never;
            path: {
                certificateNumber: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusAnswer"];
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null in a session that may only set up. */
                        account: {
                            id: string;
                            name: string;
                            roles: ("registrar" | "reviewer" | "auditor" | "finance" | "administrator" | "read_only")[];
                        } | null;
                        permissions: string[];
                        body: {
                            name: string;
                            shortName: string;
                            zone: string;
                            currency: string;
                        };
                        /**
                         * Format: date
                         * @description The day it is for the body.
                         */
                        today: string;
                        demo: boolean;
                        /**
                         * Format: date
                         * @description The day a demonstration stands still on.
                         */
                        clockFixedOn: string | null;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            lastSeenAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description What the browser called itself. */
                            agent: string;
                            isThis: boolean;
                        }[];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            email: string;
                            roles: ("registrar" | "reviewer" | "auditor" | "finance" | "administrator" | "read_only")[];
                            disabledAt: string | null;
                        }[];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: email */
                    email: string;
                    roles: ("registrar" | "reviewer" | "auditor" | "finance" | "administrator" | "read_only")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string;
                        roles: ("registrar" | "reviewer" | "auditor" | "finance" | "administrator" | "read_only")[];
                        disabledAt: string | null;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    roles?: ("registrar" | "reviewer" | "auditor" | "finance" | "administrator" | "read_only")[];
                    disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string;
                        roles: ("registrar" | "reviewer" | "auditor" | "finance" | "administrator" | "read_only")[];
                        disabledAt: string | null;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSessionsOfAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sessions that had not ended. */
                        ended: number;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askToSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askToSignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    familyName: string;
                    /** Format: date */
                    bornOn: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterPortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leavePortal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMemberSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            lastSeenAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description What the browser called itself. */
                            agent: string;
                            isThis: boolean;
                        }[];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMemberSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteToPortal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPortalDoor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: {
                            name: string;
                        };
                        /** @description Where the letters of a demonstration are read; null for a real register. */
                        inbox: string | null;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findPeople: {
        parameters: {
            query?: {
                /** @description Any part of a name, a whole number, or the beginning of an email address. */
                q?: string;
                after?: string;
                limit?: number;
                /** @description CSV has the same rows, titles first. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PersonShown"][];
                        next: string | null;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPerson: {
        parameters: {
            query?: {
                /** @description The day the answer is for; today where it is left out. */
                asOf?: string;
                /** @description What was known at this moment; now where it is left out. */
                knownOn?: string;
            };
            header?: never;
            path: {
                certificant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parked: number;
                        "merge-proposals": number;
                        "take-over-differences": number;
                        findings: number;
                        lapsing: number;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showWork: {
        parameters: {
            query?: {
                /** @description Of those lapsing. */
                days?: "30" | "60" | "90";
                /** @description Of what imports left open: what was settled instead of what waits. */
                settled?: "yes" | "no";
                after?: string;
                limit?: number;
                /** @description CSV has the same rows, titles first. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showReport: {
        parameters: {
            query?: {
                /** @description CSV has the same rows, titles first. */
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: string[];
                        rows: (string | number)[][];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDowntime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Downtime"][];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDowntime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                    reason: string;
                    /** Format: uuid */
                    supersedes?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        /** @description People who will be judged again. */
                        marked: number;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawDowntime: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        /** @description People who will be judged again. */
                        marked: number;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: components["schemas"]["ProposalInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        basis: string;
                        effect: components["schemas"]["EffectOnOne"][];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    decision: components["schemas"]["ProposalInput"];
                    basis: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the fact that was recorded; by it the decision can be undone. */
                        id: string;
                        factKind: string;
                        effect: components["schemas"]["EffectOnOne"][];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificant: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description For whoever reads the record in ten years. */
                    reason: string;
                    /** @description Who decided: a person, a committee, a meeting and its day. */
                    authority: string;
                    /**
                     * Format: date
                     * @description Today where it is left out; never in the future.
                     */
                    decidedOn?: string;
                    basis?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the fact that was recorded; by it the decision can be undone. */
                        id: string;
                        factKind: string;
                        effect: components["schemas"]["EffectOnOne"][];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: "merge-proposals" | "findings" | "take-over-differences";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    verdict: "same_person" | "different_people" | "dealt_with";
                    /** @description For whoever reads the record in ten years. */
                    reason: string;
                    /** @description Who decided: a person, a committee, a meeting and its day. */
                    authority: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: "merge-proposals" | "findings" | "take-over-differences";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description For whoever reads the record in ten years. */
                    reason: string;
                    /** @description Who decided: a person, a committee, a meeting and its day. */
                    authority: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rulebooks: {
                            folder: string;
                            name: string;
                            shortName: string;
                            zone: string;
                            currency: string;
                        }[];
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    shortName: string;
                    /** @example America/Chicago */
                    zone: string;
                    /** @example USD */
                    currency: string;
                    /**
                     * @description A folder that GET lists.
                     * @example amt
                     */
                    rulebook: string;
                    administrator: {
                        name: string;
                        /** Format: email */
                        email: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            id: string;
                            name: string;
                        };
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string | null;
                        shortName: string | null;
                        /** @description Cannot be changed: every day in the register is a day there. */
                        zone: string | null;
                        /** @description Cannot be changed: every amount in the register is in it. */
                        currency: string | null;
                        /** @description Hash of the adopted rulebook. */
                        rulebook: string | null;
                        logo: string | null;
                        address: {
                            lines: string[];
                            country: string;
                        } | null;
                        email: string | null;
                        phone: string | null;
                        website: string | null;
                        demo: boolean;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    shortName: string;
                    logo: string | null;
                    address: {
                        lines: string[];
                        country: string;
                    } | null;
                    email: string | null;
                    phone: string | null;
                    website: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string | null;
                        shortName: string | null;
                        /** @description Cannot be changed: every day in the register is a day there. */
                        zone: string | null;
                        /** @description Cannot be changed: every amount in the register is in it. */
                        currency: string | null;
                        /** @description Hash of the adopted rulebook. */
                        rulebook: string | null;
                        logo: string | null;
                        address: {
                            lines: string[];
                            country: string;
                        } | null;
                        email: string | null;
                        phone: string | null;
                        website: string | null;
                        demo: boolean;
                    };
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The answer cannot be given just now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
