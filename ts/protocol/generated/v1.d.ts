import * as $protobuf from "protobufjs/minimal.js";

/** Namespace musterd. */
export namespace musterd {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a ClientMessage.
         * @deprecated Use musterd.v1.ClientMessage.$Properties instead.
         */
        interface IClientMessage extends musterd.v1.ClientMessage.$Properties {
        }

        /** Represents a ClientMessage. */
        class ClientMessage {

            /**
             * Constructs a new ClientMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ClientMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientMessage id. */
            id: string;

            /** ClientMessage request. */
            request: number;

            /** ClientMessage hello. */
            hello?: (musterd.v1.Hello.$Properties|null);

            /** ClientMessage enqueue. */
            enqueue?: (musterd.v1.Enqueue.$Properties|null);

            /** ClientMessage cancel. */
            cancel?: (musterd.v1.Cancel.$Properties|null);

            /** ClientMessage explain. */
            explain?: (musterd.v1.Explain.$Properties|null);

            /** ClientMessage accept. */
            accept?: (musterd.v1.Accept.$Properties|null);

            /** ClientMessage decline. */
            decline?: (musterd.v1.Decline.$Properties|null);

            /** ClientMessage ack. */
            ack?: (musterd.v1.Ack.$Properties|null);

            /** ClientMessage ping. */
            ping?: (musterd.v1.Ping.$Properties|null);

            /** ClientMessage admit. */
            admit?: (musterd.v1.Admit.$Properties|null);

            /** ClientMessage detach. */
            detach?: (musterd.v1.Detach.$Properties|null);

            /** ClientMessage presence. */
            presence?: (musterd.v1.Presence.$Properties|null);

            /** ClientMessage putRules. */
            putRules?: (musterd.v1.PutRules.$Properties|null);

            /** ClientMessage createTicket. */
            createTicket?: (musterd.v1.CreateTicket.$Properties|null);

            /** ClientMessage readTicket. */
            readTicket?: (musterd.v1.ReadTicket.$Properties|null);

            /** ClientMessage deleteTicket. */
            deleteTicket?: (musterd.v1.DeleteTicket.$Properties|null);

            /** ClientMessage readQueues. */
            readQueues?: (musterd.v1.ReadQueues.$Properties|null);

            /** ClientMessage readEvents. */
            readEvents?: (musterd.v1.ReadEvents.$Properties|null);

            /** ClientMessage verifiedEnqueue. */
            verifiedEnqueue?: (musterd.v1.VerifiedEnqueue.$Properties|null);

            /** ClientMessage answerProposal. */
            answerProposal?: (musterd.v1.AnswerProposal.$Properties|null);

            /** ClientMessage readMatch. */
            readMatch?: (musterd.v1.ReadMatch.$Properties|null);

            /** ClientMessage endMatch. */
            endMatch?: (musterd.v1.EndMatch.$Properties|null);

            /** ClientMessage reportResult. */
            reportResult?: (musterd.v1.ReportResult.$Properties|null);

            /** ClientMessage createBackfill. */
            createBackfill?: (musterd.v1.CreateBackfill.$Properties|null);

            /** ClientMessage readBackfill. */
            readBackfill?: (musterd.v1.ReadBackfill.$Properties|null);

            /** ClientMessage deleteBackfill. */
            deleteBackfill?: (musterd.v1.DeleteBackfill.$Properties|null);

            /** ClientMessage explainTicket. */
            explainTicket?: (musterd.v1.ExplainTicket.$Properties|null);

            /** ClientMessage explainQueue. */
            explainQueue?: (musterd.v1.ExplainQueue.$Properties|null);

            /** ClientMessage readRules. */
            readRules?: (musterd.v1.ReadRules.$Properties|null);

            /** ClientMessage rollbackRules. */
            rollbackRules?: (musterd.v1.RollbackRules.$Properties|null);

            /** ClientMessage putShadow. */
            putShadow?: (musterd.v1.PutShadow.$Properties|null);

            /** ClientMessage deleteShadow. */
            deleteShadow?: (musterd.v1.DeleteShadow.$Properties|null);

            /** ClientMessage putCanary. */
            putCanary?: (musterd.v1.PutCanary.$Properties|null);

            /** ClientMessage deleteCanary. */
            deleteCanary?: (musterd.v1.DeleteCanary.$Properties|null);

            /** ClientMessage readRuleVersions. */
            readRuleVersions?: (musterd.v1.ReadRuleVersions.$Properties|null);

            /** ClientMessage readWantedProfiles. */
            readWantedProfiles?: (musterd.v1.ReadWantedProfiles.$Properties|null);

            /** ClientMessage takeProfiles. */
            takeProfiles?: (musterd.v1.TakeProfiles.$Properties|null);

            /** ClientMessage changeTiers. */
            changeTiers?: (musterd.v1.ChangeTiers.$Properties|null);

            /** ClientMessage profiles. */
            profiles: musterd.v1.ProfileValues.$Properties[];

            /** ClientMessage awaited. */
            awaited: string[];

            /** ClientMessage body. */
            body?: ("hello"|"enqueue"|"cancel"|"explain"|"accept"|"decline"|"ack"|"ping"|"admit"|"detach"|"presence"|"putRules"|"createTicket"|"readTicket"|"deleteTicket"|"readQueues"|"readEvents"|"verifiedEnqueue"|"answerProposal"|"readMatch"|"endMatch"|"reportResult"|"createBackfill"|"readBackfill"|"deleteBackfill"|"explainTicket"|"explainQueue"|"readRules"|"rollbackRules"|"putShadow"|"deleteShadow"|"putCanary"|"deleteCanary"|"readRuleVersions"|"readWantedProfiles"|"takeProfiles"|"changeTiers");

            /**
             * Encodes the specified ClientMessage message. Does not implicitly {@link musterd.v1.ClientMessage.verify|verify} messages.
             * @param message ClientMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ClientMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ClientMessage & musterd.v1.ClientMessage.$Shape} ClientMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ClientMessage & musterd.v1.ClientMessage.$Shape;
        }

        namespace ClientMessage {

            /** Properties of a ClientMessage. */
            interface $Properties {

                /** ClientMessage id */
                id?: (string|null);

                /** ClientMessage request */
                request?: (number|null);

                /** ClientMessage hello */
                hello?: (musterd.v1.Hello.$Properties|null);

                /** ClientMessage enqueue */
                enqueue?: (musterd.v1.Enqueue.$Properties|null);

                /** ClientMessage cancel */
                cancel?: (musterd.v1.Cancel.$Properties|null);

                /** ClientMessage explain */
                explain?: (musterd.v1.Explain.$Properties|null);

                /** ClientMessage accept */
                accept?: (musterd.v1.Accept.$Properties|null);

                /** ClientMessage decline */
                decline?: (musterd.v1.Decline.$Properties|null);

                /** ClientMessage ack */
                ack?: (musterd.v1.Ack.$Properties|null);

                /** ClientMessage ping */
                ping?: (musterd.v1.Ping.$Properties|null);

                /** ClientMessage admit */
                admit?: (musterd.v1.Admit.$Properties|null);

                /** ClientMessage detach */
                detach?: (musterd.v1.Detach.$Properties|null);

                /** ClientMessage presence */
                presence?: (musterd.v1.Presence.$Properties|null);

                /** ClientMessage putRules */
                putRules?: (musterd.v1.PutRules.$Properties|null);

                /** ClientMessage createTicket */
                createTicket?: (musterd.v1.CreateTicket.$Properties|null);

                /** ClientMessage readTicket */
                readTicket?: (musterd.v1.ReadTicket.$Properties|null);

                /** ClientMessage deleteTicket */
                deleteTicket?: (musterd.v1.DeleteTicket.$Properties|null);

                /** ClientMessage readQueues */
                readQueues?: (musterd.v1.ReadQueues.$Properties|null);

                /** ClientMessage readEvents */
                readEvents?: (musterd.v1.ReadEvents.$Properties|null);

                /** ClientMessage verifiedEnqueue */
                verifiedEnqueue?: (musterd.v1.VerifiedEnqueue.$Properties|null);

                /** ClientMessage answerProposal */
                answerProposal?: (musterd.v1.AnswerProposal.$Properties|null);

                /** ClientMessage readMatch */
                readMatch?: (musterd.v1.ReadMatch.$Properties|null);

                /** ClientMessage endMatch */
                endMatch?: (musterd.v1.EndMatch.$Properties|null);

                /** ClientMessage reportResult */
                reportResult?: (musterd.v1.ReportResult.$Properties|null);

                /** ClientMessage createBackfill */
                createBackfill?: (musterd.v1.CreateBackfill.$Properties|null);

                /** ClientMessage readBackfill */
                readBackfill?: (musterd.v1.ReadBackfill.$Properties|null);

                /** ClientMessage deleteBackfill */
                deleteBackfill?: (musterd.v1.DeleteBackfill.$Properties|null);

                /** ClientMessage explainTicket */
                explainTicket?: (musterd.v1.ExplainTicket.$Properties|null);

                /** ClientMessage explainQueue */
                explainQueue?: (musterd.v1.ExplainQueue.$Properties|null);

                /** ClientMessage readRules */
                readRules?: (musterd.v1.ReadRules.$Properties|null);

                /** ClientMessage rollbackRules */
                rollbackRules?: (musterd.v1.RollbackRules.$Properties|null);

                /** ClientMessage putShadow */
                putShadow?: (musterd.v1.PutShadow.$Properties|null);

                /** ClientMessage deleteShadow */
                deleteShadow?: (musterd.v1.DeleteShadow.$Properties|null);

                /** ClientMessage putCanary */
                putCanary?: (musterd.v1.PutCanary.$Properties|null);

                /** ClientMessage deleteCanary */
                deleteCanary?: (musterd.v1.DeleteCanary.$Properties|null);

                /** ClientMessage readRuleVersions */
                readRuleVersions?: (musterd.v1.ReadRuleVersions.$Properties|null);

                /** ClientMessage readWantedProfiles */
                readWantedProfiles?: (musterd.v1.ReadWantedProfiles.$Properties|null);

                /** ClientMessage takeProfiles */
                takeProfiles?: (musterd.v1.TakeProfiles.$Properties|null);

                /** ClientMessage changeTiers */
                changeTiers?: (musterd.v1.ChangeTiers.$Properties|null);

                /** ClientMessage profiles */
                profiles?: (musterd.v1.ProfileValues.$Properties[]|null);

                /** ClientMessage awaited */
                awaited?: (string[]|null);

                /** ClientMessage body */
                body?: ("hello"|"enqueue"|"cancel"|"explain"|"accept"|"decline"|"ack"|"ping"|"admit"|"detach"|"presence"|"putRules"|"createTicket"|"readTicket"|"deleteTicket"|"readQueues"|"readEvents"|"verifiedEnqueue"|"answerProposal"|"readMatch"|"endMatch"|"reportResult"|"createBackfill"|"readBackfill"|"deleteBackfill"|"explainTicket"|"explainQueue"|"readRules"|"rollbackRules"|"putShadow"|"deleteShadow"|"putCanary"|"deleteCanary"|"readRuleVersions"|"readWantedProfiles"|"takeProfiles"|"changeTiers");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ClientMessage. */
            type $Shape = {
              id?: string|null;
              request?: number|null;
              hello?: musterd.v1.Hello.$Shape|null;
              enqueue?: musterd.v1.Enqueue.$Shape|null;
              cancel?: musterd.v1.Cancel.$Shape|null;
              explain?: musterd.v1.Explain.$Shape|null;
              accept?: musterd.v1.Accept.$Shape|null;
              decline?: musterd.v1.Decline.$Shape|null;
              ack?: musterd.v1.Ack.$Shape|null;
              ping?: musterd.v1.Ping.$Shape|null;
              admit?: musterd.v1.Admit.$Shape|null;
              detach?: musterd.v1.Detach.$Shape|null;
              presence?: musterd.v1.Presence.$Shape|null;
              putRules?: musterd.v1.PutRules.$Shape|null;
              createTicket?: musterd.v1.CreateTicket.$Shape|null;
              readTicket?: musterd.v1.ReadTicket.$Shape|null;
              deleteTicket?: musterd.v1.DeleteTicket.$Shape|null;
              readQueues?: musterd.v1.ReadQueues.$Shape|null;
              readEvents?: musterd.v1.ReadEvents.$Shape|null;
              verifiedEnqueue?: musterd.v1.VerifiedEnqueue.$Shape|null;
              answerProposal?: musterd.v1.AnswerProposal.$Shape|null;
              readMatch?: musterd.v1.ReadMatch.$Shape|null;
              endMatch?: musterd.v1.EndMatch.$Shape|null;
              reportResult?: musterd.v1.ReportResult.$Shape|null;
              createBackfill?: musterd.v1.CreateBackfill.$Shape|null;
              readBackfill?: musterd.v1.ReadBackfill.$Shape|null;
              deleteBackfill?: musterd.v1.DeleteBackfill.$Shape|null;
              explainTicket?: musterd.v1.ExplainTicket.$Shape|null;
              explainQueue?: musterd.v1.ExplainQueue.$Shape|null;
              readRules?: musterd.v1.ReadRules.$Shape|null;
              rollbackRules?: musterd.v1.RollbackRules.$Shape|null;
              putShadow?: musterd.v1.PutShadow.$Shape|null;
              deleteShadow?: musterd.v1.DeleteShadow.$Shape|null;
              putCanary?: musterd.v1.PutCanary.$Shape|null;
              deleteCanary?: musterd.v1.DeleteCanary.$Shape|null;
              readRuleVersions?: musterd.v1.ReadRuleVersions.$Shape|null;
              readWantedProfiles?: musterd.v1.ReadWantedProfiles.$Shape|null;
              takeProfiles?: musterd.v1.TakeProfiles.$Shape|null;
              changeTiers?: musterd.v1.ChangeTiers.$Shape|null;
              profiles?: musterd.v1.ProfileValues.$Shape[]|null;
              awaited?: string[]|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "hello"; hello: musterd.v1.Hello.$Shape; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "enqueue"; hello?: null; enqueue: musterd.v1.Enqueue.$Shape; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "cancel"; hello?: null; enqueue?: null; cancel: musterd.v1.Cancel.$Shape; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "explain"; hello?: null; enqueue?: null; cancel?: null; explain: musterd.v1.Explain.$Shape; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "accept"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept: musterd.v1.Accept.$Shape; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "decline"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline: musterd.v1.Decline.$Shape; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "ack"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack: musterd.v1.Ack.$Shape; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "ping"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping: musterd.v1.Ping.$Shape; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "admit"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit: musterd.v1.Admit.$Shape; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "detach"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach: musterd.v1.Detach.$Shape; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "presence"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence: musterd.v1.Presence.$Shape; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "putRules"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules: musterd.v1.PutRules.$Shape; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "createTicket"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket: musterd.v1.CreateTicket.$Shape; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readTicket"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket: musterd.v1.ReadTicket.$Shape; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "deleteTicket"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket: musterd.v1.DeleteTicket.$Shape; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readQueues"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues: musterd.v1.ReadQueues.$Shape; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readEvents"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents: musterd.v1.ReadEvents.$Shape; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "verifiedEnqueue"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue: musterd.v1.VerifiedEnqueue.$Shape; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "answerProposal"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal: musterd.v1.AnswerProposal.$Shape; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readMatch"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch: musterd.v1.ReadMatch.$Shape; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "endMatch"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch: musterd.v1.EndMatch.$Shape; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "reportResult"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult: musterd.v1.ReportResult.$Shape; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "createBackfill"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill: musterd.v1.CreateBackfill.$Shape; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readBackfill"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill: musterd.v1.ReadBackfill.$Shape; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "deleteBackfill"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill: musterd.v1.DeleteBackfill.$Shape; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "explainTicket"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket: musterd.v1.ExplainTicket.$Shape; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "explainQueue"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue: musterd.v1.ExplainQueue.$Shape; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readRules"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules: musterd.v1.ReadRules.$Shape; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "rollbackRules"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules: musterd.v1.RollbackRules.$Shape; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "putShadow"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow: musterd.v1.PutShadow.$Shape; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "deleteShadow"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow: musterd.v1.DeleteShadow.$Shape; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "putCanary"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary: musterd.v1.PutCanary.$Shape; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "deleteCanary"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary: musterd.v1.DeleteCanary.$Shape; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readRuleVersions"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions: musterd.v1.ReadRuleVersions.$Shape; readWantedProfiles?: null; takeProfiles?: null; changeTiers?: null }|{ body?: "readWantedProfiles"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles: musterd.v1.ReadWantedProfiles.$Shape; takeProfiles?: null; changeTiers?: null }|{ body?: "takeProfiles"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles: musterd.v1.TakeProfiles.$Shape; changeTiers?: null }|{ body?: "changeTiers"; hello?: null; enqueue?: null; cancel?: null; explain?: null; accept?: null; decline?: null; ack?: null; ping?: null; admit?: null; detach?: null; presence?: null; putRules?: null; createTicket?: null; readTicket?: null; deleteTicket?: null; readQueues?: null; readEvents?: null; verifiedEnqueue?: null; answerProposal?: null; readMatch?: null; endMatch?: null; reportResult?: null; createBackfill?: null; readBackfill?: null; deleteBackfill?: null; explainTicket?: null; explainQueue?: null; readRules?: null; rollbackRules?: null; putShadow?: null; deleteShadow?: null; putCanary?: null; deleteCanary?: null; readRuleVersions?: null; readWantedProfiles?: null; takeProfiles?: null; changeTiers: musterd.v1.ChangeTiers.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use musterd.v1.Hello.$Properties instead.
         */
        interface IHello extends musterd.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello playerId. */
            playerId: string;

            /** Hello token. */
            token: string;

            /** Hello resume. */
            resume: string;

            /** Hello lastSeq. */
            lastSeq: number;

            /** Hello release. */
            release: string;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link musterd.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Hello & musterd.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Hello & musterd.v1.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello playerId */
                playerId?: (string|null);

                /** Hello token */
                token?: (string|null);

                /** Hello resume */
                resume?: (string|null);

                /** Hello lastSeq */
                lastSeq?: (number|null);

                /** Hello release */
                release?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = musterd.v1.Hello.$Properties;
        }

        /**
         * Properties of an Enqueue.
         * @deprecated Use musterd.v1.Enqueue.$Properties instead.
         */
        interface IEnqueue extends musterd.v1.Enqueue.$Properties {
        }

        /** Represents an Enqueue. */
        class Enqueue {

            /**
             * Constructs a new Enqueue.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Enqueue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Enqueue ticketId. */
            ticketId: string;

            /** Enqueue queue. */
            queue: string;

            /** Enqueue players. */
            players: musterd.v1.Player.$Properties[];

            /** Enqueue attributes. */
            attributes: { [k: string]: musterd.v1.Value.$Properties };

            /** Enqueue latencyMs. */
            latencyMs: { [k: string]: number };

            /** Enqueue traceparent. */
            traceparent: string;

            /** Enqueue queues. */
            queues: string[];

            /**
             * Encodes the specified Enqueue message. Does not implicitly {@link musterd.v1.Enqueue.verify|verify} messages.
             * @param message Enqueue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Enqueue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Enqueue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Enqueue & musterd.v1.Enqueue.$Shape} Enqueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Enqueue & musterd.v1.Enqueue.$Shape;
        }

        namespace Enqueue {

            /** Properties of an Enqueue. */
            interface $Properties {

                /** Enqueue ticketId */
                ticketId?: (string|null);

                /** Enqueue queue */
                queue?: (string|null);

                /** Enqueue players */
                players?: (musterd.v1.Player.$Properties[]|null);

                /** Enqueue attributes */
                attributes?: ({ [k: string]: musterd.v1.Value.$Properties }|null);

                /** Enqueue latencyMs */
                latencyMs?: ({ [k: string]: number }|null);

                /** Enqueue traceparent */
                traceparent?: (string|null);

                /** Enqueue queues */
                queues?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Enqueue. */
            type $Shape = {
              ticketId?: string|null;
              queue?: string|null;
              players?: musterd.v1.Player.$Shape[]|null;
              attributes?: { [k: string]: musterd.v1.Value.$Shape }|null;
              latencyMs?: { [k: string]: number }|null;
              traceparent?: string|null;
              queues?: string[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Player.
         * @deprecated Use musterd.v1.Player.$Properties instead.
         */
        interface IPlayer extends musterd.v1.Player.$Properties {
        }

        /** Represents a Player. */
        class Player {

            /**
             * Constructs a new Player.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Player.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Player playerId. */
            playerId: string;

            /** Player attributes. */
            attributes: { [k: string]: musterd.v1.Value.$Properties };

            /** Player latencyMs. */
            latencyMs: { [k: string]: number };

            /** Player token. */
            token: string;

            /**
             * Encodes the specified Player message. Does not implicitly {@link musterd.v1.Player.verify|verify} messages.
             * @param message Player message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Player.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Player message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Player & musterd.v1.Player.$Shape} Player
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Player & musterd.v1.Player.$Shape;
        }

        namespace Player {

            /** Properties of a Player. */
            interface $Properties {

                /** Player playerId */
                playerId?: (string|null);

                /** Player attributes */
                attributes?: ({ [k: string]: musterd.v1.Value.$Properties }|null);

                /** Player latencyMs */
                latencyMs?: ({ [k: string]: number }|null);

                /** Player token */
                token?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Player. */
            type $Shape = {
              playerId?: string|null;
              attributes?: { [k: string]: musterd.v1.Value.$Shape }|null;
              latencyMs?: { [k: string]: number }|null;
              token?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Value.
         * @deprecated Use musterd.v1.Value.$Properties instead.
         */
        interface IValue extends musterd.v1.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value number. */
            number?: (number|null);

            /** Value text. */
            text?: (string|null);

            /** Value list. */
            list?: (musterd.v1.TextList.$Properties|null);

            /** Value map. */
            map?: (musterd.v1.NumberMap.$Properties|null);

            /** Value kind. */
            kind?: ("number"|"text"|"list"|"map");

            /**
             * Encodes the specified Value message. Does not implicitly {@link musterd.v1.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Value & musterd.v1.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Value & musterd.v1.Value.$Shape;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value number */
                number?: (number|null);

                /** Value text */
                text?: (string|null);

                /** Value list */
                list?: (musterd.v1.TextList.$Properties|null);

                /** Value map */
                map?: (musterd.v1.NumberMap.$Properties|null);

                /** Value kind */
                kind?: ("number"|"text"|"list"|"map");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              number?: number|null;
              text?: string|null;
              list?: musterd.v1.TextList.$Shape|null;
              map?: musterd.v1.NumberMap.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; number?: null; text?: null; list?: null; map?: null }|{ kind?: "number"; number: number; text?: null; list?: null; map?: null }|{ kind?: "text"; number?: null; text: string; list?: null; map?: null }|{ kind?: "list"; number?: null; text?: null; list: musterd.v1.TextList.$Shape; map?: null }|{ kind?: "map"; number?: null; text?: null; list?: null; map: musterd.v1.NumberMap.$Shape })
            );
        }

        /**
         * Properties of a TextList.
         * @deprecated Use musterd.v1.TextList.$Properties instead.
         */
        interface ITextList extends musterd.v1.TextList.$Properties {
        }

        /** Represents a TextList. */
        class TextList {

            /**
             * Constructs a new TextList.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.TextList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TextList items. */
            items: string[];

            /**
             * Encodes the specified TextList message. Does not implicitly {@link musterd.v1.TextList.verify|verify} messages.
             * @param message TextList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.TextList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TextList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.TextList & musterd.v1.TextList.$Shape} TextList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.TextList & musterd.v1.TextList.$Shape;
        }

        namespace TextList {

            /** Properties of a TextList. */
            interface $Properties {

                /** TextList items */
                items?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TextList. */
            type $Shape = musterd.v1.TextList.$Properties;
        }

        /**
         * Properties of a NumberMap.
         * @deprecated Use musterd.v1.NumberMap.$Properties instead.
         */
        interface INumberMap extends musterd.v1.NumberMap.$Properties {
        }

        /** Represents a NumberMap. */
        class NumberMap {

            /**
             * Constructs a new NumberMap.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.NumberMap.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NumberMap entries. */
            entries: { [k: string]: number };

            /**
             * Encodes the specified NumberMap message. Does not implicitly {@link musterd.v1.NumberMap.verify|verify} messages.
             * @param message NumberMap message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.NumberMap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NumberMap message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.NumberMap & musterd.v1.NumberMap.$Shape} NumberMap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.NumberMap & musterd.v1.NumberMap.$Shape;
        }

        namespace NumberMap {

            /** Properties of a NumberMap. */
            interface $Properties {

                /** NumberMap entries */
                entries?: ({ [k: string]: number }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NumberMap. */
            type $Shape = musterd.v1.NumberMap.$Properties;
        }

        /**
         * Properties of a Cancel.
         * @deprecated Use musterd.v1.Cancel.$Properties instead.
         */
        interface ICancel extends musterd.v1.Cancel.$Properties {
        }

        /** Represents a Cancel. */
        class Cancel {

            /**
             * Constructs a new Cancel.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Cancel.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Cancel ticketId. */
            ticketId: string;

            /**
             * Encodes the specified Cancel message. Does not implicitly {@link musterd.v1.Cancel.verify|verify} messages.
             * @param message Cancel message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Cancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Cancel message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Cancel & musterd.v1.Cancel.$Shape} Cancel
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Cancel & musterd.v1.Cancel.$Shape;
        }

        namespace Cancel {

            /** Properties of a Cancel. */
            interface $Properties {

                /** Cancel ticketId */
                ticketId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Cancel. */
            type $Shape = musterd.v1.Cancel.$Properties;
        }

        /**
         * Properties of an Explain.
         * @deprecated Use musterd.v1.Explain.$Properties instead.
         */
        interface IExplain extends musterd.v1.Explain.$Properties {
        }

        /** Represents an Explain. */
        class Explain {

            /**
             * Constructs a new Explain.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Explain.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Explain ticketId. */
            ticketId: string;

            /**
             * Encodes the specified Explain message. Does not implicitly {@link musterd.v1.Explain.verify|verify} messages.
             * @param message Explain message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Explain.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Explain message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Explain & musterd.v1.Explain.$Shape} Explain
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Explain & musterd.v1.Explain.$Shape;
        }

        namespace Explain {

            /** Properties of an Explain. */
            interface $Properties {

                /** Explain ticketId */
                ticketId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Explain. */
            type $Shape = musterd.v1.Explain.$Properties;
        }

        /**
         * Properties of an Accept.
         * @deprecated Use musterd.v1.Accept.$Properties instead.
         */
        interface IAccept extends musterd.v1.Accept.$Properties {
        }

        /** Represents an Accept. */
        class Accept {

            /**
             * Constructs a new Accept.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Accept.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Accept matchId. */
            matchId: string;

            /**
             * Encodes the specified Accept message. Does not implicitly {@link musterd.v1.Accept.verify|verify} messages.
             * @param message Accept message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Accept.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Accept message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Accept & musterd.v1.Accept.$Shape} Accept
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Accept & musterd.v1.Accept.$Shape;
        }

        namespace Accept {

            /** Properties of an Accept. */
            interface $Properties {

                /** Accept matchId */
                matchId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Accept. */
            type $Shape = musterd.v1.Accept.$Properties;
        }

        /**
         * Properties of a Decline.
         * @deprecated Use musterd.v1.Decline.$Properties instead.
         */
        interface IDecline extends musterd.v1.Decline.$Properties {
        }

        /** Represents a Decline. */
        class Decline {

            /**
             * Constructs a new Decline.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Decline.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Decline matchId. */
            matchId: string;

            /**
             * Encodes the specified Decline message. Does not implicitly {@link musterd.v1.Decline.verify|verify} messages.
             * @param message Decline message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Decline.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Decline message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Decline & musterd.v1.Decline.$Shape} Decline
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Decline & musterd.v1.Decline.$Shape;
        }

        namespace Decline {

            /** Properties of a Decline. */
            interface $Properties {

                /** Decline matchId */
                matchId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Decline. */
            type $Shape = musterd.v1.Decline.$Properties;
        }

        /**
         * Properties of an Ack.
         * @deprecated Use musterd.v1.Ack.$Properties instead.
         */
        interface IAck extends musterd.v1.Ack.$Properties {
        }

        /** Represents an Ack. */
        class Ack {

            /**
             * Constructs a new Ack.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Ack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ack seq. */
            seq: number;

            /**
             * Encodes the specified Ack message. Does not implicitly {@link musterd.v1.Ack.verify|verify} messages.
             * @param message Ack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Ack & musterd.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Ack & musterd.v1.Ack.$Shape;
        }

        namespace Ack {

            /** Properties of an Ack. */
            interface $Properties {

                /** Ack seq */
                seq?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ack. */
            type $Shape = musterd.v1.Ack.$Properties;
        }

        /**
         * Properties of a Ping.
         * @deprecated Use musterd.v1.Ping.$Properties instead.
         */
        interface IPing extends musterd.v1.Ping.$Properties {
        }

        /** Represents a Ping. */
        class Ping {

            /**
             * Constructs a new Ping.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Ping.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ping ts. */
            ts: number;

            /**
             * Encodes the specified Ping message. Does not implicitly {@link musterd.v1.Ping.verify|verify} messages.
             * @param message Ping message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Ping & musterd.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Ping & musterd.v1.Ping.$Shape;
        }

        namespace Ping {

            /** Properties of a Ping. */
            interface $Properties {

                /** Ping ts */
                ts?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ping. */
            type $Shape = musterd.v1.Ping.$Properties;
        }

        /**
         * Properties of a ServerMessage.
         * @deprecated Use musterd.v1.ServerMessage.$Properties instead.
         */
        interface IServerMessage extends musterd.v1.ServerMessage.$Properties {
        }

        /** Represents a ServerMessage. */
        class ServerMessage {

            /**
             * Constructs a new ServerMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ServerMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServerMessage seq. */
            seq: number;

            /** ServerMessage ref. */
            ref: string;

            /** ServerMessage request. */
            request: number;

            /** ServerMessage welcome. */
            welcome?: (musterd.v1.Welcome.$Properties|null);

            /** ServerMessage ticket. */
            ticket?: (musterd.v1.Ticket.$Properties|null);

            /** ServerMessage proposal. */
            proposal?: (musterd.v1.Proposal.$Properties|null);

            /** ServerMessage match. */
            match?: (musterd.v1.Match.$Properties|null);

            /** ServerMessage explanation. */
            explanation?: (musterd.v1.Explanation.$Properties|null);

            /** ServerMessage pong. */
            pong?: (musterd.v1.Pong.$Properties|null);

            /** ServerMessage error. */
            error?: (musterd.v1.Error.$Properties|null);

            /** ServerMessage done. */
            done?: (musterd.v1.Done.$Properties|null);

            /** ServerMessage ticketReport. */
            ticketReport?: (musterd.v1.TicketReport.$Properties|null);

            /** ServerMessage queueReports. */
            queueReports?: (musterd.v1.QueueReports.$Properties|null);

            /** ServerMessage eventBatch. */
            eventBatch?: (musterd.v1.EventBatch.$Properties|null);

            /** ServerMessage rulesAnswer. */
            rulesAnswer?: (musterd.v1.RulesAnswer.$Properties|null);

            /** ServerMessage matchReport. */
            matchReport?: (musterd.v1.MatchReport.$Properties|null);

            /** ServerMessage backfillReport. */
            backfillReport?: (musterd.v1.BackfillReport.$Properties|null);

            /** ServerMessage ticketExplanation. */
            ticketExplanation?: (musterd.v1.TicketExplanation.$Properties|null);

            /** ServerMessage queueExplanation. */
            queueExplanation?: (musterd.v1.QueueExplanation.$Properties|null);

            /** ServerMessage rulesReport. */
            rulesReport?: (musterd.v1.RulesReport.$Properties|null);

            /** ServerMessage ruleVersions. */
            ruleVersions?: (musterd.v1.RuleVersions.$Properties|null);

            /** ServerMessage wantedProfiles. */
            wantedProfiles?: (musterd.v1.WantedProfiles.$Properties|null);

            /** ServerMessage body. */
            body?: ("welcome"|"ticket"|"proposal"|"match"|"explanation"|"pong"|"error"|"done"|"ticketReport"|"queueReports"|"eventBatch"|"rulesAnswer"|"matchReport"|"backfillReport"|"ticketExplanation"|"queueExplanation"|"rulesReport"|"ruleVersions"|"wantedProfiles");

            /**
             * Encodes the specified ServerMessage message. Does not implicitly {@link musterd.v1.ServerMessage.verify|verify} messages.
             * @param message ServerMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ServerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ServerMessage & musterd.v1.ServerMessage.$Shape} ServerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ServerMessage & musterd.v1.ServerMessage.$Shape;
        }

        namespace ServerMessage {

            /** Properties of a ServerMessage. */
            interface $Properties {

                /** ServerMessage seq */
                seq?: (number|null);

                /** ServerMessage ref */
                ref?: (string|null);

                /** ServerMessage request */
                request?: (number|null);

                /** ServerMessage welcome */
                welcome?: (musterd.v1.Welcome.$Properties|null);

                /** ServerMessage ticket */
                ticket?: (musterd.v1.Ticket.$Properties|null);

                /** ServerMessage proposal */
                proposal?: (musterd.v1.Proposal.$Properties|null);

                /** ServerMessage match */
                match?: (musterd.v1.Match.$Properties|null);

                /** ServerMessage explanation */
                explanation?: (musterd.v1.Explanation.$Properties|null);

                /** ServerMessage pong */
                pong?: (musterd.v1.Pong.$Properties|null);

                /** ServerMessage error */
                error?: (musterd.v1.Error.$Properties|null);

                /** ServerMessage done */
                done?: (musterd.v1.Done.$Properties|null);

                /** ServerMessage ticketReport */
                ticketReport?: (musterd.v1.TicketReport.$Properties|null);

                /** ServerMessage queueReports */
                queueReports?: (musterd.v1.QueueReports.$Properties|null);

                /** ServerMessage eventBatch */
                eventBatch?: (musterd.v1.EventBatch.$Properties|null);

                /** ServerMessage rulesAnswer */
                rulesAnswer?: (musterd.v1.RulesAnswer.$Properties|null);

                /** ServerMessage matchReport */
                matchReport?: (musterd.v1.MatchReport.$Properties|null);

                /** ServerMessage backfillReport */
                backfillReport?: (musterd.v1.BackfillReport.$Properties|null);

                /** ServerMessage ticketExplanation */
                ticketExplanation?: (musterd.v1.TicketExplanation.$Properties|null);

                /** ServerMessage queueExplanation */
                queueExplanation?: (musterd.v1.QueueExplanation.$Properties|null);

                /** ServerMessage rulesReport */
                rulesReport?: (musterd.v1.RulesReport.$Properties|null);

                /** ServerMessage ruleVersions */
                ruleVersions?: (musterd.v1.RuleVersions.$Properties|null);

                /** ServerMessage wantedProfiles */
                wantedProfiles?: (musterd.v1.WantedProfiles.$Properties|null);

                /** ServerMessage body */
                body?: ("welcome"|"ticket"|"proposal"|"match"|"explanation"|"pong"|"error"|"done"|"ticketReport"|"queueReports"|"eventBatch"|"rulesAnswer"|"matchReport"|"backfillReport"|"ticketExplanation"|"queueExplanation"|"rulesReport"|"ruleVersions"|"wantedProfiles");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ServerMessage. */
            type $Shape = {
              seq?: number|null;
              ref?: string|null;
              request?: number|null;
              welcome?: musterd.v1.Welcome.$Shape|null;
              ticket?: musterd.v1.Ticket.$Shape|null;
              proposal?: musterd.v1.Proposal.$Shape|null;
              match?: musterd.v1.Match.$Shape|null;
              explanation?: musterd.v1.Explanation.$Shape|null;
              pong?: musterd.v1.Pong.$Shape|null;
              error?: musterd.v1.Error.$Shape|null;
              done?: musterd.v1.Done.$Shape|null;
              ticketReport?: musterd.v1.TicketReport.$Shape|null;
              queueReports?: musterd.v1.QueueReports.$Shape|null;
              eventBatch?: musterd.v1.EventBatch.$Shape|null;
              rulesAnswer?: musterd.v1.RulesAnswer.$Shape|null;
              matchReport?: musterd.v1.MatchReport.$Shape|null;
              backfillReport?: musterd.v1.BackfillReport.$Shape|null;
              ticketExplanation?: musterd.v1.TicketExplanation.$Shape|null;
              queueExplanation?: musterd.v1.QueueExplanation.$Shape|null;
              rulesReport?: musterd.v1.RulesReport.$Shape|null;
              ruleVersions?: musterd.v1.RuleVersions.$Shape|null;
              wantedProfiles?: musterd.v1.WantedProfiles.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "welcome"; welcome: musterd.v1.Welcome.$Shape; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "ticket"; welcome?: null; ticket: musterd.v1.Ticket.$Shape; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "proposal"; welcome?: null; ticket?: null; proposal: musterd.v1.Proposal.$Shape; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "match"; welcome?: null; ticket?: null; proposal?: null; match: musterd.v1.Match.$Shape; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "explanation"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation: musterd.v1.Explanation.$Shape; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "pong"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong: musterd.v1.Pong.$Shape; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "error"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error: musterd.v1.Error.$Shape; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "done"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done: musterd.v1.Done.$Shape; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "ticketReport"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport: musterd.v1.TicketReport.$Shape; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "queueReports"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports: musterd.v1.QueueReports.$Shape; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "eventBatch"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch: musterd.v1.EventBatch.$Shape; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "rulesAnswer"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer: musterd.v1.RulesAnswer.$Shape; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "matchReport"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport: musterd.v1.MatchReport.$Shape; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "backfillReport"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport: musterd.v1.BackfillReport.$Shape; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "ticketExplanation"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation: musterd.v1.TicketExplanation.$Shape; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "queueExplanation"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation: musterd.v1.QueueExplanation.$Shape; rulesReport?: null; ruleVersions?: null; wantedProfiles?: null }|{ body?: "rulesReport"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport: musterd.v1.RulesReport.$Shape; ruleVersions?: null; wantedProfiles?: null }|{ body?: "ruleVersions"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions: musterd.v1.RuleVersions.$Shape; wantedProfiles?: null }|{ body?: "wantedProfiles"; welcome?: null; ticket?: null; proposal?: null; match?: null; explanation?: null; pong?: null; error?: null; done?: null; ticketReport?: null; queueReports?: null; eventBatch?: null; rulesAnswer?: null; matchReport?: null; backfillReport?: null; ticketExplanation?: null; queueExplanation?: null; rulesReport?: null; ruleVersions?: null; wantedProfiles: musterd.v1.WantedProfiles.$Shape })
            );
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use musterd.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends musterd.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome sessionId. */
            sessionId: string;

            /** Welcome playerId. */
            playerId: string;

            /** Welcome resume. */
            resume: string;

            /** Welcome resumed. */
            resumed: boolean;

            /** Welcome graceMs. */
            graceMs: number;

            /** Welcome heartbeat. */
            heartbeat?: (musterd.v1.Heartbeat.$Properties|null);

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link musterd.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Welcome & musterd.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Welcome & musterd.v1.Welcome.$Shape;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome sessionId */
                sessionId?: (string|null);

                /** Welcome playerId */
                playerId?: (string|null);

                /** Welcome resume */
                resume?: (string|null);

                /** Welcome resumed */
                resumed?: (boolean|null);

                /** Welcome graceMs */
                graceMs?: (number|null);

                /** Welcome heartbeat */
                heartbeat?: (musterd.v1.Heartbeat.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = musterd.v1.Welcome.$Properties;
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use musterd.v1.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends musterd.v1.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeat intervalMs. */
            intervalMs: number;

            /** Heartbeat timeoutMs. */
            timeoutMs: number;

            /** Heartbeat maxMissed. */
            maxMissed: number;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link musterd.v1.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Heartbeat & musterd.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Heartbeat & musterd.v1.Heartbeat.$Shape;
        }

        namespace Heartbeat {

            /** Properties of a Heartbeat. */
            interface $Properties {

                /** Heartbeat intervalMs */
                intervalMs?: (number|null);

                /** Heartbeat timeoutMs */
                timeoutMs?: (number|null);

                /** Heartbeat maxMissed */
                maxMissed?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = musterd.v1.Heartbeat.$Properties;
        }

        /** TicketState enum. */
        enum TicketState {

            /** TICKET_STATE_UNSPECIFIED value */
            TICKET_STATE_UNSPECIFIED = 0,

            /** QUEUED value */
            QUEUED = 1,

            /** SEARCHING value */
            SEARCHING = 2,

            /** REQUIRES_ACCEPTANCE value */
            REQUIRES_ACCEPTANCE = 3,

            /** PLACING value */
            PLACING = 4,

            /** COMPLETED value */
            COMPLETED = 5,

            /** CANCELLED value */
            CANCELLED = 6,

            /** TIMED_OUT value */
            TIMED_OUT = 7,

            /** FAILED value */
            FAILED = 8
        }

        /**
         * Properties of a Ticket.
         * @deprecated Use musterd.v1.Ticket.$Properties instead.
         */
        interface ITicket extends musterd.v1.Ticket.$Properties {
        }

        /** Represents a Ticket. */
        class Ticket {

            /**
             * Constructs a new Ticket.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Ticket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ticket ticketId. */
            ticketId: string;

            /** Ticket queue. */
            queue: string;

            /** Ticket state. */
            state: musterd.v1.TicketState;

            /** Ticket players. */
            players: string[];

            /** Ticket waitedMs. */
            waitedMs: number;

            /** Ticket reason. */
            reason: string;

            /** Ticket estimatedWaitMs. */
            estimatedWaitMs?: (number|null);

            /**
             * Encodes the specified Ticket message. Does not implicitly {@link musterd.v1.Ticket.verify|verify} messages.
             * @param message Ticket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Ticket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ticket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Ticket & musterd.v1.Ticket.$Shape} Ticket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Ticket & musterd.v1.Ticket.$Shape;
        }

        namespace Ticket {

            /** Properties of a Ticket. */
            interface $Properties {

                /** Ticket ticketId */
                ticketId?: (string|null);

                /** Ticket queue */
                queue?: (string|null);

                /** Ticket state */
                state?: (musterd.v1.TicketState|null);

                /** Ticket players */
                players?: (string[]|null);

                /** Ticket waitedMs */
                waitedMs?: (number|null);

                /** Ticket reason */
                reason?: (string|null);

                /** Ticket estimatedWaitMs */
                estimatedWaitMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ticket. */
            type $Shape = musterd.v1.Ticket.$Properties;
        }

        /**
         * Properties of a Proposal.
         * @deprecated Use musterd.v1.Proposal.$Properties instead.
         */
        interface IProposal extends musterd.v1.Proposal.$Properties {
        }

        /** Represents a Proposal. */
        class Proposal {

            /**
             * Constructs a new Proposal.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Proposal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Proposal matchId. */
            matchId: string;

            /** Proposal ticketId. */
            ticketId: string;

            /** Proposal players. */
            players: number;

            /** Proposal accepted. */
            accepted: number;

            /** Proposal expiresInMs. */
            expiresInMs: number;

            /**
             * Encodes the specified Proposal message. Does not implicitly {@link musterd.v1.Proposal.verify|verify} messages.
             * @param message Proposal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Proposal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Proposal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Proposal & musterd.v1.Proposal.$Shape} Proposal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Proposal & musterd.v1.Proposal.$Shape;
        }

        namespace Proposal {

            /** Properties of a Proposal. */
            interface $Properties {

                /** Proposal matchId */
                matchId?: (string|null);

                /** Proposal ticketId */
                ticketId?: (string|null);

                /** Proposal players */
                players?: (number|null);

                /** Proposal accepted */
                accepted?: (number|null);

                /** Proposal expiresInMs */
                expiresInMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Proposal. */
            type $Shape = musterd.v1.Proposal.$Properties;
        }

        /**
         * Properties of a Match.
         * @deprecated Use musterd.v1.Match.$Properties instead.
         */
        interface IMatch extends musterd.v1.Match.$Properties {
        }

        /** Represents a Match. */
        class Match {

            /**
             * Constructs a new Match.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Match.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Match matchId. */
            matchId: string;

            /** Match ticketId. */
            ticketId: string;

            /** Match queue. */
            queue: string;

            /** Match teams. */
            teams: musterd.v1.Team.$Properties[];

            /** Match region. */
            region: string;

            /** Match quality. */
            quality: number;

            /** Match connection. */
            connection?: (musterd.v1.Connection.$Properties|null);

            /** Match pass. */
            pass: string;

            /** Match truncated. */
            truncated: boolean;

            /** Match backfillId. */
            backfillId: string;

            /**
             * Encodes the specified Match message. Does not implicitly {@link musterd.v1.Match.verify|verify} messages.
             * @param message Match message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Match.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Match message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Match & musterd.v1.Match.$Shape} Match
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Match & musterd.v1.Match.$Shape;
        }

        namespace Match {

            /** Properties of a Match. */
            interface $Properties {

                /** Match matchId */
                matchId?: (string|null);

                /** Match ticketId */
                ticketId?: (string|null);

                /** Match queue */
                queue?: (string|null);

                /** Match teams */
                teams?: (musterd.v1.Team.$Properties[]|null);

                /** Match region */
                region?: (string|null);

                /** Match quality */
                quality?: (number|null);

                /** Match connection */
                connection?: (musterd.v1.Connection.$Properties|null);

                /** Match pass */
                pass?: (string|null);

                /** Match truncated */
                truncated?: (boolean|null);

                /** Match backfillId */
                backfillId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Match. */
            type $Shape = {
              matchId?: string|null;
              ticketId?: string|null;
              queue?: string|null;
              teams?: musterd.v1.Team.$Shape[]|null;
              region?: string|null;
              quality?: number|null;
              connection?: musterd.v1.Connection.$Shape|null;
              pass?: string|null;
              truncated?: boolean|null;
              backfillId?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Team.
         * @deprecated Use musterd.v1.Team.$Properties instead.
         */
        interface ITeam extends musterd.v1.Team.$Properties {
        }

        /** Represents a Team. */
        class Team {

            /**
             * Constructs a new Team.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Team.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Team name. */
            name: string;

            /** Team players. */
            players: musterd.v1.TeamPlayer.$Properties[];

            /**
             * Encodes the specified Team message. Does not implicitly {@link musterd.v1.Team.verify|verify} messages.
             * @param message Team message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Team.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Team message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Team & musterd.v1.Team.$Shape} Team
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Team & musterd.v1.Team.$Shape;
        }

        namespace Team {

            /** Properties of a Team. */
            interface $Properties {

                /** Team name */
                name?: (string|null);

                /** Team players */
                players?: (musterd.v1.TeamPlayer.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Team. */
            type $Shape = {
              name?: string|null;
              players?: musterd.v1.TeamPlayer.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a TeamPlayer.
         * @deprecated Use musterd.v1.TeamPlayer.$Properties instead.
         */
        interface ITeamPlayer extends musterd.v1.TeamPlayer.$Properties {
        }

        /** Represents a TeamPlayer. */
        class TeamPlayer {

            /**
             * Constructs a new TeamPlayer.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.TeamPlayer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TeamPlayer playerId. */
            playerId: string;

            /** TeamPlayer attributes. */
            attributes: { [k: string]: musterd.v1.Value.$Properties };

            /** TeamPlayer role. */
            role: string;

            /**
             * Encodes the specified TeamPlayer message. Does not implicitly {@link musterd.v1.TeamPlayer.verify|verify} messages.
             * @param message TeamPlayer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.TeamPlayer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TeamPlayer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.TeamPlayer & musterd.v1.TeamPlayer.$Shape} TeamPlayer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.TeamPlayer & musterd.v1.TeamPlayer.$Shape;
        }

        namespace TeamPlayer {

            /** Properties of a TeamPlayer. */
            interface $Properties {

                /** TeamPlayer playerId */
                playerId?: (string|null);

                /** TeamPlayer attributes */
                attributes?: ({ [k: string]: musterd.v1.Value.$Properties }|null);

                /** TeamPlayer role */
                role?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TeamPlayer. */
            type $Shape = {
              playerId?: string|null;
              attributes?: { [k: string]: musterd.v1.Value.$Shape }|null;
              role?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Connection.
         * @deprecated Use musterd.v1.Connection.$Properties instead.
         */
        interface IConnection extends musterd.v1.Connection.$Properties {
        }

        /** Represents a Connection. */
        class Connection {

            /**
             * Constructs a new Connection.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Connection.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Connection host. */
            host: string;

            /** Connection port. */
            port: number;

            /** Connection region. */
            region: string;

            /** Connection data. */
            data: string;

            /**
             * Encodes the specified Connection message. Does not implicitly {@link musterd.v1.Connection.verify|verify} messages.
             * @param message Connection message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Connection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Connection message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Connection & musterd.v1.Connection.$Shape} Connection
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Connection & musterd.v1.Connection.$Shape;
        }

        namespace Connection {

            /** Properties of a Connection. */
            interface $Properties {

                /** Connection host */
                host?: (string|null);

                /** Connection port */
                port?: (number|null);

                /** Connection region */
                region?: (string|null);

                /** Connection data */
                data?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Connection. */
            type $Shape = musterd.v1.Connection.$Properties;
        }

        /**
         * Properties of an Explanation.
         * @deprecated Use musterd.v1.Explanation.$Properties instead.
         */
        interface IExplanation extends musterd.v1.Explanation.$Properties {
        }

        /** Represents an Explanation. */
        class Explanation {

            /**
             * Constructs a new Explanation.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Explanation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Explanation ticketId. */
            ticketId: string;

            /** Explanation state. */
            state: musterd.v1.TicketState;

            /** Explanation blocking. */
            blocking: musterd.v1.Blocking.$Properties[];

            /** Explanation nextExpansion. */
            nextExpansion?: (musterd.v1.NextExpansion.$Properties|null);

            /**
             * Encodes the specified Explanation message. Does not implicitly {@link musterd.v1.Explanation.verify|verify} messages.
             * @param message Explanation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Explanation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Explanation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Explanation & musterd.v1.Explanation.$Shape} Explanation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Explanation & musterd.v1.Explanation.$Shape;
        }

        namespace Explanation {

            /** Properties of an Explanation. */
            interface $Properties {

                /** Explanation ticketId */
                ticketId?: (string|null);

                /** Explanation state */
                state?: (musterd.v1.TicketState|null);

                /** Explanation blocking */
                blocking?: (musterd.v1.Blocking.$Properties[]|null);

                /** Explanation nextExpansion */
                nextExpansion?: (musterd.v1.NextExpansion.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Explanation. */
            type $Shape = {
              ticketId?: string|null;
              state?: musterd.v1.TicketState|null;
              blocking?: musterd.v1.Blocking.$Shape[]|null;
              nextExpansion?: musterd.v1.NextExpansion.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Blocking.
         * @deprecated Use musterd.v1.Blocking.$Properties instead.
         */
        interface IBlocking extends musterd.v1.Blocking.$Properties {
        }

        /** Represents a Blocking. */
        class Blocking {

            /**
             * Constructs a new Blocking.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Blocking.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Blocking rule. */
            rule: string;

            /** Blocking margin. */
            margin: number;

            /** Blocking candidates. */
            candidates: number;

            /**
             * Encodes the specified Blocking message. Does not implicitly {@link musterd.v1.Blocking.verify|verify} messages.
             * @param message Blocking message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Blocking.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Blocking message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Blocking & musterd.v1.Blocking.$Shape} Blocking
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Blocking & musterd.v1.Blocking.$Shape;
        }

        namespace Blocking {

            /** Properties of a Blocking. */
            interface $Properties {

                /** Blocking rule */
                rule?: (string|null);

                /** Blocking margin */
                margin?: (number|null);

                /** Blocking candidates */
                candidates?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Blocking. */
            type $Shape = musterd.v1.Blocking.$Properties;
        }

        /**
         * Properties of a NextExpansion.
         * @deprecated Use musterd.v1.NextExpansion.$Properties instead.
         */
        interface INextExpansion extends musterd.v1.NextExpansion.$Properties {
        }

        /** Represents a NextExpansion. */
        class NextExpansion {

            /**
             * Constructs a new NextExpansion.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.NextExpansion.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NextExpansion inMs. */
            inMs?: (number|null);

            /** NextExpansion needsPartnerAgeMs. */
            needsPartnerAgeMs?: (number|null);

            /** NextExpansion when. */
            when?: ("inMs"|"needsPartnerAgeMs");

            /**
             * Encodes the specified NextExpansion message. Does not implicitly {@link musterd.v1.NextExpansion.verify|verify} messages.
             * @param message NextExpansion message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.NextExpansion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NextExpansion message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.NextExpansion & musterd.v1.NextExpansion.$Shape} NextExpansion
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.NextExpansion & musterd.v1.NextExpansion.$Shape;
        }

        namespace NextExpansion {

            /** Properties of a NextExpansion. */
            interface $Properties {

                /** NextExpansion inMs */
                inMs?: (number|null);

                /** NextExpansion needsPartnerAgeMs */
                needsPartnerAgeMs?: (number|null);

                /** NextExpansion when */
                when?: ("inMs"|"needsPartnerAgeMs");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a NextExpansion. */
            type $Shape = {
              inMs?: number|null;
              needsPartnerAgeMs?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ when?: undefined; inMs?: null; needsPartnerAgeMs?: null }|{ when?: "inMs"; inMs: number; needsPartnerAgeMs?: null }|{ when?: "needsPartnerAgeMs"; inMs?: null; needsPartnerAgeMs: number })
            );
        }

        /**
         * Properties of a Pong.
         * @deprecated Use musterd.v1.Pong.$Properties instead.
         */
        interface IPong extends musterd.v1.Pong.$Properties {
        }

        /** Represents a Pong. */
        class Pong {

            /**
             * Constructs a new Pong.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Pong.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pong ts. */
            ts: number;

            /**
             * Encodes the specified Pong message. Does not implicitly {@link musterd.v1.Pong.verify|verify} messages.
             * @param message Pong message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Pong & musterd.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Pong & musterd.v1.Pong.$Shape;
        }

        namespace Pong {

            /** Properties of a Pong. */
            interface $Properties {

                /** Pong ts */
                ts?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pong. */
            type $Shape = musterd.v1.Pong.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use musterd.v1.Error.$Properties instead.
         */
        interface IError extends musterd.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error code. */
            code: string;

            /** Error message. */
            message: string;

            /** Error retryAfterMs. */
            retryAfterMs?: (number|null);

            /**
             * Encodes the specified Error message. Does not implicitly {@link musterd.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Error & musterd.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Error & musterd.v1.Error.$Shape;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error code */
                code?: (string|null);

                /** Error message */
                message?: (string|null);

                /** Error retryAfterMs */
                retryAfterMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = musterd.v1.Error.$Properties;
        }

        /**
         * Properties of an Admit.
         * @deprecated Use musterd.v1.Admit.$Properties instead.
         */
        interface IAdmit extends musterd.v1.Admit.$Properties {
        }

        /** Represents an Admit. */
        class Admit {

            /**
             * Constructs a new Admit.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Admit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Admit connection. */
            connection: number;

            /** Admit playerId. */
            playerId: string;

            /** Admit sessionId. */
            sessionId: string;

            /** Admit resume. */
            resume: string;

            /** Admit resumedSessionId. */
            resumedSessionId: string;

            /** Admit resumed. */
            resumed: string;

            /** Admit lastSeq. */
            lastSeq: number;

            /** Admit release. */
            release: string;

            /** Admit claims. */
            claims?: (musterd.v1.Claims.$Properties|null);

            /**
             * Encodes the specified Admit message. Does not implicitly {@link musterd.v1.Admit.verify|verify} messages.
             * @param message Admit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Admit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Admit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Admit & musterd.v1.Admit.$Shape} Admit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Admit & musterd.v1.Admit.$Shape;
        }

        namespace Admit {

            /** Properties of an Admit. */
            interface $Properties {

                /** Admit connection */
                connection?: (number|null);

                /** Admit playerId */
                playerId?: (string|null);

                /** Admit sessionId */
                sessionId?: (string|null);

                /** Admit resume */
                resume?: (string|null);

                /** Admit resumedSessionId */
                resumedSessionId?: (string|null);

                /** Admit resumed */
                resumed?: (string|null);

                /** Admit lastSeq */
                lastSeq?: (number|null);

                /** Admit release */
                release?: (string|null);

                /** Admit claims */
                claims?: (musterd.v1.Claims.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Admit. */
            type $Shape = {
              connection?: number|null;
              playerId?: string|null;
              sessionId?: string|null;
              resume?: string|null;
              resumedSessionId?: string|null;
              resumed?: string|null;
              lastSeq?: number|null;
              release?: string|null;
              claims?: musterd.v1.Claims.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Claims.
         * @deprecated Use musterd.v1.Claims.$Properties instead.
         */
        interface IClaims extends musterd.v1.Claims.$Properties {
        }

        /** Represents a Claims. */
        class Claims {

            /**
             * Constructs a new Claims.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Claims.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Claims attributes. */
            attributes: { [k: string]: musterd.v1.Value.$Properties };

            /** Claims party. */
            party: string[];

            /**
             * Encodes the specified Claims message. Does not implicitly {@link musterd.v1.Claims.verify|verify} messages.
             * @param message Claims message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Claims.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Claims message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Claims & musterd.v1.Claims.$Shape} Claims
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Claims & musterd.v1.Claims.$Shape;
        }

        namespace Claims {

            /** Properties of a Claims. */
            interface $Properties {

                /** Claims attributes */
                attributes?: ({ [k: string]: musterd.v1.Value.$Properties }|null);

                /** Claims party */
                party?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Claims. */
            type $Shape = {
              attributes?: { [k: string]: musterd.v1.Value.$Shape }|null;
              party?: string[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a VerifiedEnqueue.
         * @deprecated Use musterd.v1.VerifiedEnqueue.$Properties instead.
         */
        interface IVerifiedEnqueue extends musterd.v1.VerifiedEnqueue.$Properties {
        }

        /** Represents a VerifiedEnqueue. */
        class VerifiedEnqueue {

            /**
             * Constructs a new VerifiedEnqueue.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.VerifiedEnqueue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VerifiedEnqueue connection. */
            connection: number;

            /** VerifiedEnqueue enqueue. */
            enqueue?: (musterd.v1.Enqueue.$Properties|null);

            /** VerifiedEnqueue members. */
            members: musterd.v1.VerifiedMember.$Properties[];

            /**
             * Encodes the specified VerifiedEnqueue message. Does not implicitly {@link musterd.v1.VerifiedEnqueue.verify|verify} messages.
             * @param message VerifiedEnqueue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.VerifiedEnqueue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VerifiedEnqueue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.VerifiedEnqueue & musterd.v1.VerifiedEnqueue.$Shape} VerifiedEnqueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.VerifiedEnqueue & musterd.v1.VerifiedEnqueue.$Shape;
        }

        namespace VerifiedEnqueue {

            /** Properties of a VerifiedEnqueue. */
            interface $Properties {

                /** VerifiedEnqueue connection */
                connection?: (number|null);

                /** VerifiedEnqueue enqueue */
                enqueue?: (musterd.v1.Enqueue.$Properties|null);

                /** VerifiedEnqueue members */
                members?: (musterd.v1.VerifiedMember.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VerifiedEnqueue. */
            type $Shape = {
              connection?: number|null;
              enqueue?: musterd.v1.Enqueue.$Shape|null;
              members?: musterd.v1.VerifiedMember.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ProfileValues.
         * @deprecated Use musterd.v1.ProfileValues.$Properties instead.
         */
        interface IProfileValues extends musterd.v1.ProfileValues.$Properties {
        }

        /** Represents a ProfileValues. */
        class ProfileValues {

            /**
             * Constructs a new ProfileValues.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ProfileValues.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProfileValues playerId. */
            playerId: string;

            /** ProfileValues attributes. */
            attributes: { [k: string]: musterd.v1.Value.$Properties };

            /**
             * Encodes the specified ProfileValues message. Does not implicitly {@link musterd.v1.ProfileValues.verify|verify} messages.
             * @param message ProfileValues message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ProfileValues.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProfileValues message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ProfileValues & musterd.v1.ProfileValues.$Shape} ProfileValues
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ProfileValues & musterd.v1.ProfileValues.$Shape;
        }

        namespace ProfileValues {

            /** Properties of a ProfileValues. */
            interface $Properties {

                /** ProfileValues playerId */
                playerId?: (string|null);

                /** ProfileValues attributes */
                attributes?: ({ [k: string]: musterd.v1.Value.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProfileValues. */
            type $Shape = {
              playerId?: string|null;
              attributes?: { [k: string]: musterd.v1.Value.$Shape }|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a VerifiedMember.
         * @deprecated Use musterd.v1.VerifiedMember.$Properties instead.
         */
        interface IVerifiedMember extends musterd.v1.VerifiedMember.$Properties {
        }

        /** Represents a VerifiedMember. */
        class VerifiedMember {

            /**
             * Constructs a new VerifiedMember.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.VerifiedMember.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VerifiedMember playerId. */
            playerId: string;

            /** VerifiedMember claims. */
            claims?: (musterd.v1.Claims.$Properties|null);

            /**
             * Encodes the specified VerifiedMember message. Does not implicitly {@link musterd.v1.VerifiedMember.verify|verify} messages.
             * @param message VerifiedMember message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.VerifiedMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VerifiedMember message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.VerifiedMember & musterd.v1.VerifiedMember.$Shape} VerifiedMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.VerifiedMember & musterd.v1.VerifiedMember.$Shape;
        }

        namespace VerifiedMember {

            /** Properties of a VerifiedMember. */
            interface $Properties {

                /** VerifiedMember playerId */
                playerId?: (string|null);

                /** VerifiedMember claims */
                claims?: (musterd.v1.Claims.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VerifiedMember. */
            type $Shape = {
              playerId?: string|null;
              claims?: musterd.v1.Claims.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Detach.
         * @deprecated Use musterd.v1.Detach.$Properties instead.
         */
        interface IDetach extends musterd.v1.Detach.$Properties {
        }

        /** Represents a Detach. */
        class Detach {

            /**
             * Constructs a new Detach.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Detach.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Detach connection. */
            connection: number;

            /**
             * Encodes the specified Detach message. Does not implicitly {@link musterd.v1.Detach.verify|verify} messages.
             * @param message Detach message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Detach.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Detach message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Detach & musterd.v1.Detach.$Shape} Detach
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Detach & musterd.v1.Detach.$Shape;
        }

        namespace Detach {

            /** Properties of a Detach. */
            interface $Properties {

                /** Detach connection */
                connection?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Detach. */
            type $Shape = musterd.v1.Detach.$Properties;
        }

        /**
         * Properties of a Presence.
         * @deprecated Use musterd.v1.Presence.$Properties instead.
         */
        interface IPresence extends musterd.v1.Presence.$Properties {
        }

        /** Represents a Presence. */
        class Presence {

            /**
             * Constructs a new Presence.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Presence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Presence connection. */
            connection: number;

            /** Presence present. */
            present: boolean;

            /**
             * Encodes the specified Presence message. Does not implicitly {@link musterd.v1.Presence.verify|verify} messages.
             * @param message Presence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Presence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Presence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Presence & musterd.v1.Presence.$Shape} Presence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Presence & musterd.v1.Presence.$Shape;
        }

        namespace Presence {

            /** Properties of a Presence. */
            interface $Properties {

                /** Presence connection */
                connection?: (number|null);

                /** Presence present */
                present?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Presence. */
            type $Shape = musterd.v1.Presence.$Properties;
        }

        /**
         * Properties of a PutRules.
         * @deprecated Use musterd.v1.PutRules.$Properties instead.
         */
        interface IPutRules extends musterd.v1.PutRules.$Properties {
        }

        /** Represents a PutRules. */
        class PutRules {

            /**
             * Constructs a new PutRules.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.PutRules.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PutRules queue. */
            queue: string;

            /** PutRules rules. */
            rules: string;

            /** PutRules change. */
            change?: (musterd.v1.RulesChange.$Properties|null);

            /**
             * Encodes the specified PutRules message. Does not implicitly {@link musterd.v1.PutRules.verify|verify} messages.
             * @param message PutRules message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.PutRules.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutRules message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.PutRules & musterd.v1.PutRules.$Shape} PutRules
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.PutRules & musterd.v1.PutRules.$Shape;
        }

        namespace PutRules {

            /** Properties of a PutRules. */
            interface $Properties {

                /** PutRules queue */
                queue?: (string|null);

                /** PutRules rules */
                rules?: (string|null);

                /** PutRules change */
                change?: (musterd.v1.RulesChange.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutRules. */
            type $Shape = musterd.v1.PutRules.$Properties;
        }

        /**
         * Properties of a RulesChange.
         * @deprecated Use musterd.v1.RulesChange.$Properties instead.
         */
        interface IRulesChange extends musterd.v1.RulesChange.$Properties {
        }

        /** Represents a RulesChange. */
        class RulesChange {

            /**
             * Constructs a new RulesChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RulesChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RulesChange byOperator. */
            byOperator: boolean;

            /** RulesChange keepMs. */
            keepMs: number;

            /** RulesChange wallMs. */
            wallMs: number;

            /**
             * Encodes the specified RulesChange message. Does not implicitly {@link musterd.v1.RulesChange.verify|verify} messages.
             * @param message RulesChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RulesChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RulesChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RulesChange & musterd.v1.RulesChange.$Shape} RulesChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RulesChange & musterd.v1.RulesChange.$Shape;
        }

        namespace RulesChange {

            /** Properties of a RulesChange. */
            interface $Properties {

                /** RulesChange byOperator */
                byOperator?: (boolean|null);

                /** RulesChange keepMs */
                keepMs?: (number|null);

                /** RulesChange wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RulesChange. */
            type $Shape = musterd.v1.RulesChange.$Properties;
        }

        /**
         * Properties of a ReadRules.
         * @deprecated Use musterd.v1.ReadRules.$Properties instead.
         */
        interface IReadRules extends musterd.v1.ReadRules.$Properties {
        }

        /** Represents a ReadRules. */
        class ReadRules {

            /**
             * Constructs a new ReadRules.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadRules.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadRules queue. */
            queue: string;

            /** ReadRules version. */
            version: number;

            /**
             * Encodes the specified ReadRules message. Does not implicitly {@link musterd.v1.ReadRules.verify|verify} messages.
             * @param message ReadRules message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadRules.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadRules message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadRules & musterd.v1.ReadRules.$Shape} ReadRules
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadRules & musterd.v1.ReadRules.$Shape;
        }

        namespace ReadRules {

            /** Properties of a ReadRules. */
            interface $Properties {

                /** ReadRules queue */
                queue?: (string|null);

                /** ReadRules version */
                version?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadRules. */
            type $Shape = musterd.v1.ReadRules.$Properties;
        }

        /**
         * Properties of a ReadRuleVersions.
         * @deprecated Use musterd.v1.ReadRuleVersions.$Properties instead.
         */
        interface IReadRuleVersions extends musterd.v1.ReadRuleVersions.$Properties {
        }

        /** Represents a ReadRuleVersions. */
        class ReadRuleVersions {

            /**
             * Constructs a new ReadRuleVersions.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadRuleVersions.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadRuleVersions queue. */
            queue: string;

            /**
             * Encodes the specified ReadRuleVersions message. Does not implicitly {@link musterd.v1.ReadRuleVersions.verify|verify} messages.
             * @param message ReadRuleVersions message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadRuleVersions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadRuleVersions message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadRuleVersions & musterd.v1.ReadRuleVersions.$Shape} ReadRuleVersions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadRuleVersions & musterd.v1.ReadRuleVersions.$Shape;
        }

        namespace ReadRuleVersions {

            /** Properties of a ReadRuleVersions. */
            interface $Properties {

                /** ReadRuleVersions queue */
                queue?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadRuleVersions. */
            type $Shape = musterd.v1.ReadRuleVersions.$Properties;
        }

        /**
         * Properties of a RollbackRules.
         * @deprecated Use musterd.v1.RollbackRules.$Properties instead.
         */
        interface IRollbackRules extends musterd.v1.RollbackRules.$Properties {
        }

        /** Represents a RollbackRules. */
        class RollbackRules {

            /**
             * Constructs a new RollbackRules.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RollbackRules.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RollbackRules queue. */
            queue: string;

            /** RollbackRules version. */
            version: number;

            /** RollbackRules wallMs. */
            wallMs: number;

            /**
             * Encodes the specified RollbackRules message. Does not implicitly {@link musterd.v1.RollbackRules.verify|verify} messages.
             * @param message RollbackRules message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RollbackRules.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RollbackRules message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RollbackRules & musterd.v1.RollbackRules.$Shape} RollbackRules
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RollbackRules & musterd.v1.RollbackRules.$Shape;
        }

        namespace RollbackRules {

            /** Properties of a RollbackRules. */
            interface $Properties {

                /** RollbackRules queue */
                queue?: (string|null);

                /** RollbackRules version */
                version?: (number|null);

                /** RollbackRules wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RollbackRules. */
            type $Shape = musterd.v1.RollbackRules.$Properties;
        }

        /**
         * Properties of a PutShadow.
         * @deprecated Use musterd.v1.PutShadow.$Properties instead.
         */
        interface IPutShadow extends musterd.v1.PutShadow.$Properties {
        }

        /** Represents a PutShadow. */
        class PutShadow {

            /**
             * Constructs a new PutShadow.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.PutShadow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PutShadow queue. */
            queue: string;

            /** PutShadow rules. */
            rules: string;

            /** PutShadow wallMs. */
            wallMs: number;

            /**
             * Encodes the specified PutShadow message. Does not implicitly {@link musterd.v1.PutShadow.verify|verify} messages.
             * @param message PutShadow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.PutShadow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutShadow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.PutShadow & musterd.v1.PutShadow.$Shape} PutShadow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.PutShadow & musterd.v1.PutShadow.$Shape;
        }

        namespace PutShadow {

            /** Properties of a PutShadow. */
            interface $Properties {

                /** PutShadow queue */
                queue?: (string|null);

                /** PutShadow rules */
                rules?: (string|null);

                /** PutShadow wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutShadow. */
            type $Shape = musterd.v1.PutShadow.$Properties;
        }

        /**
         * Properties of a DeleteShadow.
         * @deprecated Use musterd.v1.DeleteShadow.$Properties instead.
         */
        interface IDeleteShadow extends musterd.v1.DeleteShadow.$Properties {
        }

        /** Represents a DeleteShadow. */
        class DeleteShadow {

            /**
             * Constructs a new DeleteShadow.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.DeleteShadow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteShadow queue. */
            queue: string;

            /** DeleteShadow wallMs. */
            wallMs: number;

            /**
             * Encodes the specified DeleteShadow message. Does not implicitly {@link musterd.v1.DeleteShadow.verify|verify} messages.
             * @param message DeleteShadow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.DeleteShadow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteShadow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.DeleteShadow & musterd.v1.DeleteShadow.$Shape} DeleteShadow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.DeleteShadow & musterd.v1.DeleteShadow.$Shape;
        }

        namespace DeleteShadow {

            /** Properties of a DeleteShadow. */
            interface $Properties {

                /** DeleteShadow queue */
                queue?: (string|null);

                /** DeleteShadow wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteShadow. */
            type $Shape = musterd.v1.DeleteShadow.$Properties;
        }

        /**
         * Properties of a PutCanary.
         * @deprecated Use musterd.v1.PutCanary.$Properties instead.
         */
        interface IPutCanary extends musterd.v1.PutCanary.$Properties {
        }

        /** Represents a PutCanary. */
        class PutCanary {

            /**
             * Constructs a new PutCanary.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.PutCanary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PutCanary queue. */
            queue: string;

            /** PutCanary version. */
            version: number;

            /** PutCanary percent. */
            percent: number;

            /** PutCanary release. */
            release: string;

            /** PutCanary name. */
            name: string;

            /** PutCanary wallMs. */
            wallMs: number;

            /**
             * Encodes the specified PutCanary message. Does not implicitly {@link musterd.v1.PutCanary.verify|verify} messages.
             * @param message PutCanary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.PutCanary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutCanary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.PutCanary & musterd.v1.PutCanary.$Shape} PutCanary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.PutCanary & musterd.v1.PutCanary.$Shape;
        }

        namespace PutCanary {

            /** Properties of a PutCanary. */
            interface $Properties {

                /** PutCanary queue */
                queue?: (string|null);

                /** PutCanary version */
                version?: (number|null);

                /** PutCanary percent */
                percent?: (number|null);

                /** PutCanary release */
                release?: (string|null);

                /** PutCanary name */
                name?: (string|null);

                /** PutCanary wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutCanary. */
            type $Shape = musterd.v1.PutCanary.$Properties;
        }

        /**
         * Properties of a DeleteCanary.
         * @deprecated Use musterd.v1.DeleteCanary.$Properties instead.
         */
        interface IDeleteCanary extends musterd.v1.DeleteCanary.$Properties {
        }

        /** Represents a DeleteCanary. */
        class DeleteCanary {

            /**
             * Constructs a new DeleteCanary.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.DeleteCanary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteCanary queue. */
            queue: string;

            /** DeleteCanary wallMs. */
            wallMs: number;

            /**
             * Encodes the specified DeleteCanary message. Does not implicitly {@link musterd.v1.DeleteCanary.verify|verify} messages.
             * @param message DeleteCanary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.DeleteCanary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteCanary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.DeleteCanary & musterd.v1.DeleteCanary.$Shape} DeleteCanary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.DeleteCanary & musterd.v1.DeleteCanary.$Shape;
        }

        namespace DeleteCanary {

            /** Properties of a DeleteCanary. */
            interface $Properties {

                /** DeleteCanary queue */
                queue?: (string|null);

                /** DeleteCanary wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteCanary. */
            type $Shape = musterd.v1.DeleteCanary.$Properties;
        }

        /**
         * Properties of a CreateTicket.
         * @deprecated Use musterd.v1.CreateTicket.$Properties instead.
         */
        interface ICreateTicket extends musterd.v1.CreateTicket.$Properties {
        }

        /** Represents a CreateTicket. */
        class CreateTicket {

            /**
             * Constructs a new CreateTicket.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.CreateTicket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateTicket enqueue. */
            enqueue?: (musterd.v1.Enqueue.$Properties|null);

            /** CreateTicket presence. */
            presence: boolean;

            /**
             * Encodes the specified CreateTicket message. Does not implicitly {@link musterd.v1.CreateTicket.verify|verify} messages.
             * @param message CreateTicket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.CreateTicket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateTicket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.CreateTicket & musterd.v1.CreateTicket.$Shape} CreateTicket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.CreateTicket & musterd.v1.CreateTicket.$Shape;
        }

        namespace CreateTicket {

            /** Properties of a CreateTicket. */
            interface $Properties {

                /** CreateTicket enqueue */
                enqueue?: (musterd.v1.Enqueue.$Properties|null);

                /** CreateTicket presence */
                presence?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateTicket. */
            type $Shape = {
              enqueue?: musterd.v1.Enqueue.$Shape|null;
              presence?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ReadTicket.
         * @deprecated Use musterd.v1.ReadTicket.$Properties instead.
         */
        interface IReadTicket extends musterd.v1.ReadTicket.$Properties {
        }

        /** Represents a ReadTicket. */
        class ReadTicket {

            /**
             * Constructs a new ReadTicket.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadTicket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadTicket ticketId. */
            ticketId: string;

            /**
             * Encodes the specified ReadTicket message. Does not implicitly {@link musterd.v1.ReadTicket.verify|verify} messages.
             * @param message ReadTicket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadTicket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadTicket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadTicket & musterd.v1.ReadTicket.$Shape} ReadTicket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadTicket & musterd.v1.ReadTicket.$Shape;
        }

        namespace ReadTicket {

            /** Properties of a ReadTicket. */
            interface $Properties {

                /** ReadTicket ticketId */
                ticketId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadTicket. */
            type $Shape = musterd.v1.ReadTicket.$Properties;
        }

        /**
         * Properties of a DeleteTicket.
         * @deprecated Use musterd.v1.DeleteTicket.$Properties instead.
         */
        interface IDeleteTicket extends musterd.v1.DeleteTicket.$Properties {
        }

        /** Represents a DeleteTicket. */
        class DeleteTicket {

            /**
             * Constructs a new DeleteTicket.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.DeleteTicket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteTicket ticketId. */
            ticketId: string;

            /**
             * Encodes the specified DeleteTicket message. Does not implicitly {@link musterd.v1.DeleteTicket.verify|verify} messages.
             * @param message DeleteTicket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.DeleteTicket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteTicket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.DeleteTicket & musterd.v1.DeleteTicket.$Shape} DeleteTicket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.DeleteTicket & musterd.v1.DeleteTicket.$Shape;
        }

        namespace DeleteTicket {

            /** Properties of a DeleteTicket. */
            interface $Properties {

                /** DeleteTicket ticketId */
                ticketId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteTicket. */
            type $Shape = musterd.v1.DeleteTicket.$Properties;
        }

        /**
         * Properties of a ReadQueues.
         * @deprecated Use musterd.v1.ReadQueues.$Properties instead.
         */
        interface IReadQueues extends musterd.v1.ReadQueues.$Properties {
        }

        /** Represents a ReadQueues. */
        class ReadQueues {

            /**
             * Constructs a new ReadQueues.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadQueues.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadQueues queue. */
            queue: string;

            /**
             * Encodes the specified ReadQueues message. Does not implicitly {@link musterd.v1.ReadQueues.verify|verify} messages.
             * @param message ReadQueues message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadQueues.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadQueues message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadQueues & musterd.v1.ReadQueues.$Shape} ReadQueues
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadQueues & musterd.v1.ReadQueues.$Shape;
        }

        namespace ReadQueues {

            /** Properties of a ReadQueues. */
            interface $Properties {

                /** ReadQueues queue */
                queue?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadQueues. */
            type $Shape = musterd.v1.ReadQueues.$Properties;
        }

        /**
         * Properties of a ReadEvents.
         * @deprecated Use musterd.v1.ReadEvents.$Properties instead.
         */
        interface IReadEvents extends musterd.v1.ReadEvents.$Properties {
        }

        /** Represents a ReadEvents. */
        class ReadEvents {

            /**
             * Constructs a new ReadEvents.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadEvents.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadEvents after. */
            after: number;

            /** ReadEvents limit. */
            limit: number;

            /**
             * Encodes the specified ReadEvents message. Does not implicitly {@link musterd.v1.ReadEvents.verify|verify} messages.
             * @param message ReadEvents message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadEvents.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadEvents message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadEvents & musterd.v1.ReadEvents.$Shape} ReadEvents
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadEvents & musterd.v1.ReadEvents.$Shape;
        }

        namespace ReadEvents {

            /** Properties of a ReadEvents. */
            interface $Properties {

                /** ReadEvents after */
                after?: (number|null);

                /** ReadEvents limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadEvents. */
            type $Shape = musterd.v1.ReadEvents.$Properties;
        }

        /**
         * Properties of an AnswerProposal.
         * @deprecated Use musterd.v1.AnswerProposal.$Properties instead.
         */
        interface IAnswerProposal extends musterd.v1.AnswerProposal.$Properties {
        }

        /** Represents an AnswerProposal. */
        class AnswerProposal {

            /**
             * Constructs a new AnswerProposal.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.AnswerProposal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AnswerProposal matchId. */
            matchId: string;

            /** AnswerProposal playerIds. */
            playerIds: string[];

            /** AnswerProposal accept. */
            accept: boolean;

            /**
             * Encodes the specified AnswerProposal message. Does not implicitly {@link musterd.v1.AnswerProposal.verify|verify} messages.
             * @param message AnswerProposal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.AnswerProposal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AnswerProposal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.AnswerProposal & musterd.v1.AnswerProposal.$Shape} AnswerProposal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.AnswerProposal & musterd.v1.AnswerProposal.$Shape;
        }

        namespace AnswerProposal {

            /** Properties of an AnswerProposal. */
            interface $Properties {

                /** AnswerProposal matchId */
                matchId?: (string|null);

                /** AnswerProposal playerIds */
                playerIds?: (string[]|null);

                /** AnswerProposal accept */
                accept?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AnswerProposal. */
            type $Shape = musterd.v1.AnswerProposal.$Properties;
        }

        /**
         * Properties of a ReadMatch.
         * @deprecated Use musterd.v1.ReadMatch.$Properties instead.
         */
        interface IReadMatch extends musterd.v1.ReadMatch.$Properties {
        }

        /** Represents a ReadMatch. */
        class ReadMatch {

            /**
             * Constructs a new ReadMatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadMatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadMatch matchId. */
            matchId: string;

            /**
             * Encodes the specified ReadMatch message. Does not implicitly {@link musterd.v1.ReadMatch.verify|verify} messages.
             * @param message ReadMatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadMatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadMatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadMatch & musterd.v1.ReadMatch.$Shape} ReadMatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadMatch & musterd.v1.ReadMatch.$Shape;
        }

        namespace ReadMatch {

            /** Properties of a ReadMatch. */
            interface $Properties {

                /** ReadMatch matchId */
                matchId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadMatch. */
            type $Shape = musterd.v1.ReadMatch.$Properties;
        }

        /**
         * Properties of an EndMatch.
         * @deprecated Use musterd.v1.EndMatch.$Properties instead.
         */
        interface IEndMatch extends musterd.v1.EndMatch.$Properties {
        }

        /** Represents an EndMatch. */
        class EndMatch {

            /**
             * Constructs a new EndMatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.EndMatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EndMatch matchId. */
            matchId: string;

            /**
             * Encodes the specified EndMatch message. Does not implicitly {@link musterd.v1.EndMatch.verify|verify} messages.
             * @param message EndMatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.EndMatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EndMatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.EndMatch & musterd.v1.EndMatch.$Shape} EndMatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.EndMatch & musterd.v1.EndMatch.$Shape;
        }

        namespace EndMatch {

            /** Properties of an EndMatch. */
            interface $Properties {

                /** EndMatch matchId */
                matchId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EndMatch. */
            type $Shape = musterd.v1.EndMatch.$Properties;
        }

        /**
         * Properties of a ReportResult.
         * @deprecated Use musterd.v1.ReportResult.$Properties instead.
         */
        interface IReportResult extends musterd.v1.ReportResult.$Properties {
        }

        /** Represents a ReportResult. */
        class ReportResult {

            /**
             * Constructs a new ReportResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReportResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportResult matchId. */
            matchId: string;

            /** ReportResult teams. */
            teams: musterd.v1.TeamResult.$Properties[];

            /**
             * Encodes the specified ReportResult message. Does not implicitly {@link musterd.v1.ReportResult.verify|verify} messages.
             * @param message ReportResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReportResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReportResult & musterd.v1.ReportResult.$Shape} ReportResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReportResult & musterd.v1.ReportResult.$Shape;
        }

        namespace ReportResult {

            /** Properties of a ReportResult. */
            interface $Properties {

                /** ReportResult matchId */
                matchId?: (string|null);

                /** ReportResult teams */
                teams?: (musterd.v1.TeamResult.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportResult. */
            type $Shape = musterd.v1.ReportResult.$Properties;
        }

        /**
         * Properties of a TeamResult.
         * @deprecated Use musterd.v1.TeamResult.$Properties instead.
         */
        interface ITeamResult extends musterd.v1.TeamResult.$Properties {
        }

        /** Represents a TeamResult. */
        class TeamResult {

            /**
             * Constructs a new TeamResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.TeamResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TeamResult name. */
            name: string;

            /** TeamResult rank. */
            rank: number;

            /** TeamResult players. */
            players: musterd.v1.PlayerResult.$Properties[];

            /**
             * Encodes the specified TeamResult message. Does not implicitly {@link musterd.v1.TeamResult.verify|verify} messages.
             * @param message TeamResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.TeamResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TeamResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.TeamResult & musterd.v1.TeamResult.$Shape} TeamResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.TeamResult & musterd.v1.TeamResult.$Shape;
        }

        namespace TeamResult {

            /** Properties of a TeamResult. */
            interface $Properties {

                /** TeamResult name */
                name?: (string|null);

                /** TeamResult rank */
                rank?: (number|null);

                /** TeamResult players */
                players?: (musterd.v1.PlayerResult.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TeamResult. */
            type $Shape = musterd.v1.TeamResult.$Properties;
        }

        /**
         * Properties of a PlayerResult.
         * @deprecated Use musterd.v1.PlayerResult.$Properties instead.
         */
        interface IPlayerResult extends musterd.v1.PlayerResult.$Properties {
        }

        /** Represents a PlayerResult. */
        class PlayerResult {

            /**
             * Constructs a new PlayerResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.PlayerResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PlayerResult playerId. */
            playerId: string;

            /** PlayerResult left. */
            left: boolean;

            /**
             * Encodes the specified PlayerResult message. Does not implicitly {@link musterd.v1.PlayerResult.verify|verify} messages.
             * @param message PlayerResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.PlayerResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PlayerResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.PlayerResult & musterd.v1.PlayerResult.$Shape} PlayerResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.PlayerResult & musterd.v1.PlayerResult.$Shape;
        }

        namespace PlayerResult {

            /** Properties of a PlayerResult. */
            interface $Properties {

                /** PlayerResult playerId */
                playerId?: (string|null);

                /** PlayerResult left */
                left?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PlayerResult. */
            type $Shape = musterd.v1.PlayerResult.$Properties;
        }

        /**
         * Properties of a CreateBackfill.
         * @deprecated Use musterd.v1.CreateBackfill.$Properties instead.
         */
        interface ICreateBackfill extends musterd.v1.CreateBackfill.$Properties {
        }

        /** Represents a CreateBackfill. */
        class CreateBackfill {

            /**
             * Constructs a new CreateBackfill.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.CreateBackfill.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CreateBackfill matchId. */
            matchId: string;

            /** CreateBackfill queue. */
            queue: string;

            /** CreateBackfill teams. */
            teams: musterd.v1.PresentTeam.$Properties[];

            /**
             * Encodes the specified CreateBackfill message. Does not implicitly {@link musterd.v1.CreateBackfill.verify|verify} messages.
             * @param message CreateBackfill message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.CreateBackfill.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateBackfill message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.CreateBackfill & musterd.v1.CreateBackfill.$Shape} CreateBackfill
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.CreateBackfill & musterd.v1.CreateBackfill.$Shape;
        }

        namespace CreateBackfill {

            /** Properties of a CreateBackfill. */
            interface $Properties {

                /** CreateBackfill matchId */
                matchId?: (string|null);

                /** CreateBackfill queue */
                queue?: (string|null);

                /** CreateBackfill teams */
                teams?: (musterd.v1.PresentTeam.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateBackfill. */
            type $Shape = {
              matchId?: string|null;
              queue?: string|null;
              teams?: musterd.v1.PresentTeam.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a PresentTeam.
         * @deprecated Use musterd.v1.PresentTeam.$Properties instead.
         */
        interface IPresentTeam extends musterd.v1.PresentTeam.$Properties {
        }

        /** Represents a PresentTeam. */
        class PresentTeam {

            /**
             * Constructs a new PresentTeam.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.PresentTeam.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PresentTeam name. */
            name: string;

            /** PresentTeam players. */
            players: musterd.v1.Player.$Properties[];

            /**
             * Encodes the specified PresentTeam message. Does not implicitly {@link musterd.v1.PresentTeam.verify|verify} messages.
             * @param message PresentTeam message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.PresentTeam.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PresentTeam message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.PresentTeam & musterd.v1.PresentTeam.$Shape} PresentTeam
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.PresentTeam & musterd.v1.PresentTeam.$Shape;
        }

        namespace PresentTeam {

            /** Properties of a PresentTeam. */
            interface $Properties {

                /** PresentTeam name */
                name?: (string|null);

                /** PresentTeam players */
                players?: (musterd.v1.Player.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PresentTeam. */
            type $Shape = {
              name?: string|null;
              players?: musterd.v1.Player.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ReadBackfill.
         * @deprecated Use musterd.v1.ReadBackfill.$Properties instead.
         */
        interface IReadBackfill extends musterd.v1.ReadBackfill.$Properties {
        }

        /** Represents a ReadBackfill. */
        class ReadBackfill {

            /**
             * Constructs a new ReadBackfill.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadBackfill.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadBackfill backfillId. */
            backfillId: string;

            /**
             * Encodes the specified ReadBackfill message. Does not implicitly {@link musterd.v1.ReadBackfill.verify|verify} messages.
             * @param message ReadBackfill message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadBackfill.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadBackfill message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadBackfill & musterd.v1.ReadBackfill.$Shape} ReadBackfill
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadBackfill & musterd.v1.ReadBackfill.$Shape;
        }

        namespace ReadBackfill {

            /** Properties of a ReadBackfill. */
            interface $Properties {

                /** ReadBackfill backfillId */
                backfillId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadBackfill. */
            type $Shape = musterd.v1.ReadBackfill.$Properties;
        }

        /**
         * Properties of a DeleteBackfill.
         * @deprecated Use musterd.v1.DeleteBackfill.$Properties instead.
         */
        interface IDeleteBackfill extends musterd.v1.DeleteBackfill.$Properties {
        }

        /** Represents a DeleteBackfill. */
        class DeleteBackfill {

            /**
             * Constructs a new DeleteBackfill.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.DeleteBackfill.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteBackfill backfillId. */
            backfillId: string;

            /**
             * Encodes the specified DeleteBackfill message. Does not implicitly {@link musterd.v1.DeleteBackfill.verify|verify} messages.
             * @param message DeleteBackfill message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.DeleteBackfill.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteBackfill message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.DeleteBackfill & musterd.v1.DeleteBackfill.$Shape} DeleteBackfill
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.DeleteBackfill & musterd.v1.DeleteBackfill.$Shape;
        }

        namespace DeleteBackfill {

            /** Properties of a DeleteBackfill. */
            interface $Properties {

                /** DeleteBackfill backfillId */
                backfillId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteBackfill. */
            type $Shape = musterd.v1.DeleteBackfill.$Properties;
        }

        /**
         * Properties of an ExplainTicket.
         * @deprecated Use musterd.v1.ExplainTicket.$Properties instead.
         */
        interface IExplainTicket extends musterd.v1.ExplainTicket.$Properties {
        }

        /** Represents an ExplainTicket. */
        class ExplainTicket {

            /**
             * Constructs a new ExplainTicket.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ExplainTicket.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainTicket ticketId. */
            ticketId: string;

            /**
             * Encodes the specified ExplainTicket message. Does not implicitly {@link musterd.v1.ExplainTicket.verify|verify} messages.
             * @param message ExplainTicket message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ExplainTicket.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainTicket message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ExplainTicket & musterd.v1.ExplainTicket.$Shape} ExplainTicket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ExplainTicket & musterd.v1.ExplainTicket.$Shape;
        }

        namespace ExplainTicket {

            /** Properties of an ExplainTicket. */
            interface $Properties {

                /** ExplainTicket ticketId */
                ticketId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainTicket. */
            type $Shape = musterd.v1.ExplainTicket.$Properties;
        }

        /**
         * Properties of an ExplainQueue.
         * @deprecated Use musterd.v1.ExplainQueue.$Properties instead.
         */
        interface IExplainQueue extends musterd.v1.ExplainQueue.$Properties {
        }

        /** Represents an ExplainQueue. */
        class ExplainQueue {

            /**
             * Constructs a new ExplainQueue.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ExplainQueue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainQueue queue. */
            queue: string;

            /**
             * Encodes the specified ExplainQueue message. Does not implicitly {@link musterd.v1.ExplainQueue.verify|verify} messages.
             * @param message ExplainQueue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ExplainQueue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainQueue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ExplainQueue & musterd.v1.ExplainQueue.$Shape} ExplainQueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ExplainQueue & musterd.v1.ExplainQueue.$Shape;
        }

        namespace ExplainQueue {

            /** Properties of an ExplainQueue. */
            interface $Properties {

                /** ExplainQueue queue */
                queue?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainQueue. */
            type $Shape = musterd.v1.ExplainQueue.$Properties;
        }

        /**
         * Properties of a ReadWantedProfiles.
         * @deprecated Use musterd.v1.ReadWantedProfiles.$Properties instead.
         */
        interface IReadWantedProfiles extends musterd.v1.ReadWantedProfiles.$Properties {
        }

        /** Represents a ReadWantedProfiles. */
        class ReadWantedProfiles {

            /**
             * Constructs a new ReadWantedProfiles.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ReadWantedProfiles.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadWantedProfiles again. */
            again: boolean;

            /** ReadWantedProfiles limit. */
            limit: number;

            /**
             * Encodes the specified ReadWantedProfiles message. Does not implicitly {@link musterd.v1.ReadWantedProfiles.verify|verify} messages.
             * @param message ReadWantedProfiles message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ReadWantedProfiles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadWantedProfiles message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ReadWantedProfiles & musterd.v1.ReadWantedProfiles.$Shape} ReadWantedProfiles
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ReadWantedProfiles & musterd.v1.ReadWantedProfiles.$Shape;
        }

        namespace ReadWantedProfiles {

            /** Properties of a ReadWantedProfiles. */
            interface $Properties {

                /** ReadWantedProfiles again */
                again?: (boolean|null);

                /** ReadWantedProfiles limit */
                limit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadWantedProfiles. */
            type $Shape = musterd.v1.ReadWantedProfiles.$Properties;
        }

        /**
         * Properties of a TakeProfiles.
         * @deprecated Use musterd.v1.TakeProfiles.$Properties instead.
         */
        interface ITakeProfiles extends musterd.v1.TakeProfiles.$Properties {
        }

        /** Represents a TakeProfiles. */
        class TakeProfiles {

            /**
             * Constructs a new TakeProfiles.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.TakeProfiles.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TakeProfiles queue. */
            queue: string;

            /** TakeProfiles profiles. */
            profiles: musterd.v1.ProfileValues.$Properties[];

            /** TakeProfiles unavailable. */
            unavailable: string[];

            /**
             * Encodes the specified TakeProfiles message. Does not implicitly {@link musterd.v1.TakeProfiles.verify|verify} messages.
             * @param message TakeProfiles message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.TakeProfiles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TakeProfiles message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.TakeProfiles & musterd.v1.TakeProfiles.$Shape} TakeProfiles
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.TakeProfiles & musterd.v1.TakeProfiles.$Shape;
        }

        namespace TakeProfiles {

            /** Properties of a TakeProfiles. */
            interface $Properties {

                /** TakeProfiles queue */
                queue?: (string|null);

                /** TakeProfiles profiles */
                profiles?: (musterd.v1.ProfileValues.$Properties[]|null);

                /** TakeProfiles unavailable */
                unavailable?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TakeProfiles. */
            type $Shape = {
              queue?: string|null;
              profiles?: musterd.v1.ProfileValues.$Shape[]|null;
              unavailable?: string[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ChangeTiers.
         * @deprecated Use musterd.v1.ChangeTiers.$Properties instead.
         */
        interface IChangeTiers extends musterd.v1.ChangeTiers.$Properties {
        }

        /** Represents a ChangeTiers. */
        class ChangeTiers {

            /**
             * Constructs a new ChangeTiers.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ChangeTiers.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChangeTiers queue. */
            queue: string;

            /** ChangeTiers allQueues. */
            allQueues: boolean;

            /** ChangeTiers forgotten. */
            forgotten: string[];

            /** ChangeTiers forgetAll. */
            forgetAll: boolean;

            /** ChangeTiers warmBytes. */
            warmBytes: number;

            /** ChangeTiers ageMs. */
            ageMs: number;

            /**
             * Encodes the specified ChangeTiers message. Does not implicitly {@link musterd.v1.ChangeTiers.verify|verify} messages.
             * @param message ChangeTiers message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ChangeTiers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChangeTiers message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ChangeTiers & musterd.v1.ChangeTiers.$Shape} ChangeTiers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ChangeTiers & musterd.v1.ChangeTiers.$Shape;
        }

        namespace ChangeTiers {

            /** Properties of a ChangeTiers. */
            interface $Properties {

                /** ChangeTiers queue */
                queue?: (string|null);

                /** ChangeTiers allQueues */
                allQueues?: (boolean|null);

                /** ChangeTiers forgotten */
                forgotten?: (string[]|null);

                /** ChangeTiers forgetAll */
                forgetAll?: (boolean|null);

                /** ChangeTiers warmBytes */
                warmBytes?: (number|null);

                /** ChangeTiers ageMs */
                ageMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChangeTiers. */
            type $Shape = musterd.v1.ChangeTiers.$Properties;
        }

        /**
         * Properties of a WantedProfiles.
         * @deprecated Use musterd.v1.WantedProfiles.$Properties instead.
         */
        interface IWantedProfiles extends musterd.v1.WantedProfiles.$Properties {
        }

        /** Represents a WantedProfiles. */
        class WantedProfiles {

            /**
             * Constructs a new WantedProfiles.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.WantedProfiles.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WantedProfiles wanted. */
            wanted: musterd.v1.WantedProfile.$Properties[];

            /**
             * Encodes the specified WantedProfiles message. Does not implicitly {@link musterd.v1.WantedProfiles.verify|verify} messages.
             * @param message WantedProfiles message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.WantedProfiles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WantedProfiles message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.WantedProfiles & musterd.v1.WantedProfiles.$Shape} WantedProfiles
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.WantedProfiles & musterd.v1.WantedProfiles.$Shape;
        }

        namespace WantedProfiles {

            /** Properties of a WantedProfiles. */
            interface $Properties {

                /** WantedProfiles wanted */
                wanted?: (musterd.v1.WantedProfile.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WantedProfiles. */
            type $Shape = musterd.v1.WantedProfiles.$Properties;
        }

        /**
         * Properties of a WantedProfile.
         * @deprecated Use musterd.v1.WantedProfile.$Properties instead.
         */
        interface IWantedProfile extends musterd.v1.WantedProfile.$Properties {
        }

        /** Represents a WantedProfile. */
        class WantedProfile {

            /**
             * Constructs a new WantedProfile.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.WantedProfile.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WantedProfile queue. */
            queue: string;

            /** WantedProfile playerId. */
            playerId: string;

            /**
             * Encodes the specified WantedProfile message. Does not implicitly {@link musterd.v1.WantedProfile.verify|verify} messages.
             * @param message WantedProfile message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.WantedProfile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WantedProfile message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.WantedProfile & musterd.v1.WantedProfile.$Shape} WantedProfile
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.WantedProfile & musterd.v1.WantedProfile.$Shape;
        }

        namespace WantedProfile {

            /** Properties of a WantedProfile. */
            interface $Properties {

                /** WantedProfile queue */
                queue?: (string|null);

                /** WantedProfile playerId */
                playerId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WantedProfile. */
            type $Shape = musterd.v1.WantedProfile.$Properties;
        }

        /**
         * Properties of a Done.
         * @deprecated Use musterd.v1.Done.$Properties instead.
         */
        interface IDone extends musterd.v1.Done.$Properties {
        }

        /** Represents a Done. */
        class Done {

            /**
             * Constructs a new Done.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Done.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified Done message. Does not implicitly {@link musterd.v1.Done.verify|verify} messages.
             * @param message Done message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Done.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Done message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Done & musterd.v1.Done.$Shape} Done
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Done & musterd.v1.Done.$Shape;
        }

        namespace Done {

            /** Properties of a Done. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Done. */
            type $Shape = musterd.v1.Done.$Properties;
        }

        /**
         * Properties of a TicketReport.
         * @deprecated Use musterd.v1.TicketReport.$Properties instead.
         */
        interface ITicketReport extends musterd.v1.TicketReport.$Properties {
        }

        /** Represents a TicketReport. */
        class TicketReport {

            /**
             * Constructs a new TicketReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.TicketReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TicketReport ticket. */
            ticket?: (musterd.v1.Ticket.$Properties|null);

            /** TicketReport matchId. */
            matchId: string;

            /** TicketReport match. */
            match?: (musterd.v1.Match.$Properties|null);

            /** TicketReport created. */
            created: boolean;

            /**
             * Encodes the specified TicketReport message. Does not implicitly {@link musterd.v1.TicketReport.verify|verify} messages.
             * @param message TicketReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.TicketReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TicketReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.TicketReport & musterd.v1.TicketReport.$Shape} TicketReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.TicketReport & musterd.v1.TicketReport.$Shape;
        }

        namespace TicketReport {

            /** Properties of a TicketReport. */
            interface $Properties {

                /** TicketReport ticket */
                ticket?: (musterd.v1.Ticket.$Properties|null);

                /** TicketReport matchId */
                matchId?: (string|null);

                /** TicketReport match */
                match?: (musterd.v1.Match.$Properties|null);

                /** TicketReport created */
                created?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TicketReport. */
            type $Shape = {
              ticket?: musterd.v1.Ticket.$Shape|null;
              matchId?: string|null;
              match?: musterd.v1.Match.$Shape|null;
              created?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /** MatchState enum. */
        enum MatchState {

            /** MATCH_STATE_UNSPECIFIED value */
            MATCH_STATE_UNSPECIFIED = 0,

            /** PROPOSED value */
            PROPOSED = 1,

            /** MATCH_PLACING value */
            MATCH_PLACING = 2,

            /** RUNNING value */
            RUNNING = 3,

            /** ENDED value */
            ENDED = 4,

            /** DROPPED value */
            DROPPED = 5
        }

        /**
         * Properties of a MatchReport.
         * @deprecated Use musterd.v1.MatchReport.$Properties instead.
         */
        interface IMatchReport extends musterd.v1.MatchReport.$Properties {
        }

        /** Represents a MatchReport. */
        class MatchReport {

            /**
             * Constructs a new MatchReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.MatchReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MatchReport match. */
            match?: (musterd.v1.Match.$Properties|null);

            /** MatchReport state. */
            state: musterd.v1.MatchState;

            /** MatchReport created. */
            created: boolean;

            /** MatchReport result. */
            result: musterd.v1.TeamResult.$Properties[];

            /** MatchReport reason. */
            reason: string;

            /** MatchReport players. */
            players: number;

            /** MatchReport accepted. */
            accepted: number;

            /** MatchReport expiresInMs. */
            expiresInMs: number;

            /**
             * Encodes the specified MatchReport message. Does not implicitly {@link musterd.v1.MatchReport.verify|verify} messages.
             * @param message MatchReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.MatchReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MatchReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.MatchReport & musterd.v1.MatchReport.$Shape} MatchReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.MatchReport & musterd.v1.MatchReport.$Shape;
        }

        namespace MatchReport {

            /** Properties of a MatchReport. */
            interface $Properties {

                /** MatchReport match */
                match?: (musterd.v1.Match.$Properties|null);

                /** MatchReport state */
                state?: (musterd.v1.MatchState|null);

                /** MatchReport created */
                created?: (boolean|null);

                /** MatchReport result */
                result?: (musterd.v1.TeamResult.$Properties[]|null);

                /** MatchReport reason */
                reason?: (string|null);

                /** MatchReport players */
                players?: (number|null);

                /** MatchReport accepted */
                accepted?: (number|null);

                /** MatchReport expiresInMs */
                expiresInMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MatchReport. */
            type $Shape = {
              match?: musterd.v1.Match.$Shape|null;
              state?: musterd.v1.MatchState|null;
              created?: boolean|null;
              result?: musterd.v1.TeamResult.$Shape[]|null;
              reason?: string|null;
              players?: number|null;
              accepted?: number|null;
              expiresInMs?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a BackfillReport.
         * @deprecated Use musterd.v1.BackfillReport.$Properties instead.
         */
        interface IBackfillReport extends musterd.v1.BackfillReport.$Properties {
        }

        /** Represents a BackfillReport. */
        class BackfillReport {

            /**
             * Constructs a new BackfillReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.BackfillReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BackfillReport backfillId. */
            backfillId: string;

            /** BackfillReport matchId. */
            matchId: string;

            /** BackfillReport queue. */
            queue: string;

            /** BackfillReport state. */
            state: musterd.v1.TicketState;

            /** BackfillReport reason. */
            reason: string;

            /** BackfillReport waitedMs. */
            waitedMs: number;

            /** BackfillReport match. */
            match?: (musterd.v1.Match.$Properties|null);

            /** BackfillReport joined. */
            joined: musterd.v1.Team.$Properties[];

            /** BackfillReport automatic. */
            automatic: boolean;

            /**
             * Encodes the specified BackfillReport message. Does not implicitly {@link musterd.v1.BackfillReport.verify|verify} messages.
             * @param message BackfillReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.BackfillReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BackfillReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.BackfillReport & musterd.v1.BackfillReport.$Shape} BackfillReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.BackfillReport & musterd.v1.BackfillReport.$Shape;
        }

        namespace BackfillReport {

            /** Properties of a BackfillReport. */
            interface $Properties {

                /** BackfillReport backfillId */
                backfillId?: (string|null);

                /** BackfillReport matchId */
                matchId?: (string|null);

                /** BackfillReport queue */
                queue?: (string|null);

                /** BackfillReport state */
                state?: (musterd.v1.TicketState|null);

                /** BackfillReport reason */
                reason?: (string|null);

                /** BackfillReport waitedMs */
                waitedMs?: (number|null);

                /** BackfillReport match */
                match?: (musterd.v1.Match.$Properties|null);

                /** BackfillReport joined */
                joined?: (musterd.v1.Team.$Properties[]|null);

                /** BackfillReport automatic */
                automatic?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BackfillReport. */
            type $Shape = {
              backfillId?: string|null;
              matchId?: string|null;
              queue?: string|null;
              state?: musterd.v1.TicketState|null;
              reason?: string|null;
              waitedMs?: number|null;
              match?: musterd.v1.Match.$Shape|null;
              joined?: musterd.v1.Team.$Shape[]|null;
              automatic?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a TicketExplanation.
         * @deprecated Use musterd.v1.TicketExplanation.$Properties instead.
         */
        interface ITicketExplanation extends musterd.v1.TicketExplanation.$Properties {
        }

        /** Represents a TicketExplanation. */
        class TicketExplanation {

            /**
             * Constructs a new TicketExplanation.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.TicketExplanation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TicketExplanation ticket. */
            ticket?: (musterd.v1.Ticket.$Properties|null);

            /** TicketExplanation step. */
            step: number;

            /** TicketExplanation candidates. */
            candidates: number;

            /** TicketExplanation passing. */
            passing: number;

            /** TicketExplanation tooLarge. */
            tooLarge: number;

            /** TicketExplanation unblocked. */
            unblocked: number;

            /** TicketExplanation waiting. */
            waiting: number;

            /** TicketExplanation sampled. */
            sampled: boolean;

            /** TicketExplanation rules. */
            rules: musterd.v1.RuleStanding.$Properties[];

            /** TicketExplanation nearest. */
            nearest?: (musterd.v1.NearestCandidate.$Properties|null);

            /** TicketExplanation nextExpansion. */
            nextExpansion?: (musterd.v1.NextExpansion.$Properties|null);

            /** TicketExplanation absent. */
            absent: string[];

            /** TicketExplanation matchId. */
            matchId: string;

            /** TicketExplanation playersMin. */
            playersMin: number;

            /** TicketExplanation playersWaiting. */
            playersWaiting: number;

            /**
             * Encodes the specified TicketExplanation message. Does not implicitly {@link musterd.v1.TicketExplanation.verify|verify} messages.
             * @param message TicketExplanation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.TicketExplanation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TicketExplanation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.TicketExplanation & musterd.v1.TicketExplanation.$Shape} TicketExplanation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.TicketExplanation & musterd.v1.TicketExplanation.$Shape;
        }

        namespace TicketExplanation {

            /** Properties of a TicketExplanation. */
            interface $Properties {

                /** TicketExplanation ticket */
                ticket?: (musterd.v1.Ticket.$Properties|null);

                /** TicketExplanation step */
                step?: (number|null);

                /** TicketExplanation candidates */
                candidates?: (number|null);

                /** TicketExplanation passing */
                passing?: (number|null);

                /** TicketExplanation tooLarge */
                tooLarge?: (number|null);

                /** TicketExplanation unblocked */
                unblocked?: (number|null);

                /** TicketExplanation waiting */
                waiting?: (number|null);

                /** TicketExplanation sampled */
                sampled?: (boolean|null);

                /** TicketExplanation rules */
                rules?: (musterd.v1.RuleStanding.$Properties[]|null);

                /** TicketExplanation nearest */
                nearest?: (musterd.v1.NearestCandidate.$Properties|null);

                /** TicketExplanation nextExpansion */
                nextExpansion?: (musterd.v1.NextExpansion.$Properties|null);

                /** TicketExplanation absent */
                absent?: (string[]|null);

                /** TicketExplanation matchId */
                matchId?: (string|null);

                /** TicketExplanation playersMin */
                playersMin?: (number|null);

                /** TicketExplanation playersWaiting */
                playersWaiting?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TicketExplanation. */
            type $Shape = {
              ticket?: musterd.v1.Ticket.$Shape|null;
              step?: number|null;
              candidates?: number|null;
              passing?: number|null;
              tooLarge?: number|null;
              unblocked?: number|null;
              waiting?: number|null;
              sampled?: boolean|null;
              rules?: musterd.v1.RuleStanding.$Shape[]|null;
              nearest?: musterd.v1.NearestCandidate.$Shape|null;
              nextExpansion?: musterd.v1.NextExpansion.$Shape|null;
              absent?: string[]|null;
              matchId?: string|null;
              playersMin?: number|null;
              playersWaiting?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a RuleStanding.
         * @deprecated Use musterd.v1.RuleStanding.$Properties instead.
         */
        interface IRuleStanding extends musterd.v1.RuleStanding.$Properties {
        }

        /** Represents a RuleStanding. */
        class RuleStanding {

            /**
             * Constructs a new RuleStanding.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RuleStanding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleStanding rule. */
            rule: string;

            /** RuleStanding blocked. */
            blocked: number;

            /** RuleStanding left. */
            left: number;

            /** RuleStanding margin. */
            margin: number;

            /** RuleStanding unblocked. */
            unblocked: number;

            /** RuleStanding alone. */
            alone: boolean;

            /**
             * Encodes the specified RuleStanding message. Does not implicitly {@link musterd.v1.RuleStanding.verify|verify} messages.
             * @param message RuleStanding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RuleStanding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleStanding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RuleStanding & musterd.v1.RuleStanding.$Shape} RuleStanding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RuleStanding & musterd.v1.RuleStanding.$Shape;
        }

        namespace RuleStanding {

            /** Properties of a RuleStanding. */
            interface $Properties {

                /** RuleStanding rule */
                rule?: (string|null);

                /** RuleStanding blocked */
                blocked?: (number|null);

                /** RuleStanding left */
                left?: (number|null);

                /** RuleStanding margin */
                margin?: (number|null);

                /** RuleStanding unblocked */
                unblocked?: (number|null);

                /** RuleStanding alone */
                alone?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleStanding. */
            type $Shape = musterd.v1.RuleStanding.$Properties;
        }

        /**
         * Properties of a NearestCandidate.
         * @deprecated Use musterd.v1.NearestCandidate.$Properties instead.
         */
        interface INearestCandidate extends musterd.v1.NearestCandidate.$Properties {
        }

        /** Represents a NearestCandidate. */
        class NearestCandidate {

            /**
             * Constructs a new NearestCandidate.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.NearestCandidate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NearestCandidate ticket. */
            ticket?: (musterd.v1.Ticket.$Properties|null);

            /** NearestCandidate players. */
            players: musterd.v1.Player.$Properties[];

            /** NearestCandidate verdicts. */
            verdicts: musterd.v1.RuleVerdict.$Properties[];

            /**
             * Encodes the specified NearestCandidate message. Does not implicitly {@link musterd.v1.NearestCandidate.verify|verify} messages.
             * @param message NearestCandidate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.NearestCandidate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NearestCandidate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.NearestCandidate & musterd.v1.NearestCandidate.$Shape} NearestCandidate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.NearestCandidate & musterd.v1.NearestCandidate.$Shape;
        }

        namespace NearestCandidate {

            /** Properties of a NearestCandidate. */
            interface $Properties {

                /** NearestCandidate ticket */
                ticket?: (musterd.v1.Ticket.$Properties|null);

                /** NearestCandidate players */
                players?: (musterd.v1.Player.$Properties[]|null);

                /** NearestCandidate verdicts */
                verdicts?: (musterd.v1.RuleVerdict.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NearestCandidate. */
            type $Shape = {
              ticket?: musterd.v1.Ticket.$Shape|null;
              players?: musterd.v1.Player.$Shape[]|null;
              verdicts?: musterd.v1.RuleVerdict.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a RuleVerdict.
         * @deprecated Use musterd.v1.RuleVerdict.$Properties instead.
         */
        interface IRuleVerdict extends musterd.v1.RuleVerdict.$Properties {
        }

        /** Represents a RuleVerdict. */
        class RuleVerdict {

            /**
             * Constructs a new RuleVerdict.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RuleVerdict.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleVerdict rule. */
            rule: string;

            /** RuleVerdict holds. */
            holds: boolean;

            /** RuleVerdict margin. */
            margin: number;

            /**
             * Encodes the specified RuleVerdict message. Does not implicitly {@link musterd.v1.RuleVerdict.verify|verify} messages.
             * @param message RuleVerdict message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RuleVerdict.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleVerdict message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RuleVerdict & musterd.v1.RuleVerdict.$Shape} RuleVerdict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RuleVerdict & musterd.v1.RuleVerdict.$Shape;
        }

        namespace RuleVerdict {

            /** Properties of a RuleVerdict. */
            interface $Properties {

                /** RuleVerdict rule */
                rule?: (string|null);

                /** RuleVerdict holds */
                holds?: (boolean|null);

                /** RuleVerdict margin */
                margin?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleVerdict. */
            type $Shape = musterd.v1.RuleVerdict.$Properties;
        }

        /**
         * Properties of a QueueExplanation.
         * @deprecated Use musterd.v1.QueueExplanation.$Properties instead.
         */
        interface IQueueExplanation extends musterd.v1.QueueExplanation.$Properties {
        }

        /** Represents a QueueExplanation. */
        class QueueExplanation {

            /**
             * Constructs a new QueueExplanation.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.QueueExplanation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueExplanation queue. */
            queue: string;

            /** QueueExplanation ticketsWaiting. */
            ticketsWaiting: number;

            /** QueueExplanation ticketsHeld. */
            ticketsHeld: number;

            /** QueueExplanation examined. */
            examined: number;

            /** QueueExplanation candidates. */
            candidates: number;

            /** QueueExplanation sampled. */
            sampled: boolean;

            /** QueueExplanation passing. */
            passing: number;

            /** QueueExplanation aloneInPartition. */
            aloneInPartition: number;

            /** QueueExplanation rules. */
            rules: musterd.v1.QueueRule.$Properties[];

            /** QueueExplanation playersMin. */
            playersMin: number;

            /** QueueExplanation playersWaiting. */
            playersWaiting: number;

            /**
             * Encodes the specified QueueExplanation message. Does not implicitly {@link musterd.v1.QueueExplanation.verify|verify} messages.
             * @param message QueueExplanation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.QueueExplanation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueExplanation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.QueueExplanation & musterd.v1.QueueExplanation.$Shape} QueueExplanation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.QueueExplanation & musterd.v1.QueueExplanation.$Shape;
        }

        namespace QueueExplanation {

            /** Properties of a QueueExplanation. */
            interface $Properties {

                /** QueueExplanation queue */
                queue?: (string|null);

                /** QueueExplanation ticketsWaiting */
                ticketsWaiting?: (number|null);

                /** QueueExplanation ticketsHeld */
                ticketsHeld?: (number|null);

                /** QueueExplanation examined */
                examined?: (number|null);

                /** QueueExplanation candidates */
                candidates?: (number|null);

                /** QueueExplanation sampled */
                sampled?: (boolean|null);

                /** QueueExplanation passing */
                passing?: (number|null);

                /** QueueExplanation aloneInPartition */
                aloneInPartition?: (number|null);

                /** QueueExplanation rules */
                rules?: (musterd.v1.QueueRule.$Properties[]|null);

                /** QueueExplanation playersMin */
                playersMin?: (number|null);

                /** QueueExplanation playersWaiting */
                playersWaiting?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueExplanation. */
            type $Shape = musterd.v1.QueueExplanation.$Properties;
        }

        /**
         * Properties of a QueueRule.
         * @deprecated Use musterd.v1.QueueRule.$Properties instead.
         */
        interface IQueueRule extends musterd.v1.QueueRule.$Properties {
        }

        /** Represents a QueueRule. */
        class QueueRule {

            /**
             * Constructs a new QueueRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.QueueRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueRule rule. */
            rule: string;

            /** QueueRule tickets. */
            tickets: number;

            /** QueueRule last. */
            last: number;

            /** QueueRule pairs. */
            pairs: number;

            /**
             * Encodes the specified QueueRule message. Does not implicitly {@link musterd.v1.QueueRule.verify|verify} messages.
             * @param message QueueRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.QueueRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.QueueRule & musterd.v1.QueueRule.$Shape} QueueRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.QueueRule & musterd.v1.QueueRule.$Shape;
        }

        namespace QueueRule {

            /** Properties of a QueueRule. */
            interface $Properties {

                /** QueueRule rule */
                rule?: (string|null);

                /** QueueRule tickets */
                tickets?: (number|null);

                /** QueueRule last */
                last?: (number|null);

                /** QueueRule pairs */
                pairs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueRule. */
            type $Shape = musterd.v1.QueueRule.$Properties;
        }

        /**
         * Properties of a QueueReports.
         * @deprecated Use musterd.v1.QueueReports.$Properties instead.
         */
        interface IQueueReports extends musterd.v1.QueueReports.$Properties {
        }

        /** Represents a QueueReports. */
        class QueueReports {

            /**
             * Constructs a new QueueReports.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.QueueReports.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueReports queues. */
            queues: musterd.v1.QueueReport.$Properties[];

            /**
             * Encodes the specified QueueReports message. Does not implicitly {@link musterd.v1.QueueReports.verify|verify} messages.
             * @param message QueueReports message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.QueueReports.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueReports message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.QueueReports & musterd.v1.QueueReports.$Shape} QueueReports
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.QueueReports & musterd.v1.QueueReports.$Shape;
        }

        namespace QueueReports {

            /** Properties of a QueueReports. */
            interface $Properties {

                /** QueueReports queues */
                queues?: (musterd.v1.QueueReport.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueReports. */
            type $Shape = musterd.v1.QueueReports.$Properties;
        }

        /**
         * Properties of a QueueReport.
         * @deprecated Use musterd.v1.QueueReport.$Properties instead.
         */
        interface IQueueReport extends musterd.v1.QueueReport.$Properties {
        }

        /** Represents a QueueReport. */
        class QueueReport {

            /**
             * Constructs a new QueueReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.QueueReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueReport name. */
            name: string;

            /** QueueReport ruleSet. */
            ruleSet: string;

            /** QueueReport version. */
            version: number;

            /** QueueReport tickMs. */
            tickMs: number;

            /** QueueReport ticketsWaiting. */
            ticketsWaiting: number;

            /** QueueReport ticketsHeld. */
            ticketsHeld: number;

            /** QueueReport playersWaiting. */
            playersWaiting: number;

            /** QueueReport oldestTicketMs. */
            oldestTicketMs: number;

            /** QueueReport suspended. */
            suspended: boolean;

            /** QueueReport matchesTotal. */
            matchesTotal: number;

            /** QueueReport completedTotal. */
            completedTotal: number;

            /** QueueReport cancelledTotal. */
            cancelledTotal: number;

            /** QueueReport timedOutTotal. */
            timedOutTotal: number;

            /** QueueReport failedTotal. */
            failedTotal: number;

            /** QueueReport attemptsHitTotal. */
            attemptsHitTotal: number;

            /** QueueReport attemptsMissTotal. */
            attemptsMissTotal: number;

            /** QueueReport budgetExhaustedTotal. */
            budgetExhaustedTotal: number;

            /** QueueReport waitMs. */
            waitMs?: (musterd.v1.Histogram.$Properties|null);

            /** QueueReport quality. */
            quality?: (musterd.v1.Histogram.$Properties|null);

            /** QueueReport rulesOrigin. */
            rulesOrigin: string;

            /** QueueReport lanes. */
            lanes: musterd.v1.LaneReport.$Properties[];

            /** QueueReport canary. */
            canary?: (musterd.v1.CanaryReport.$Properties|null);

            /** QueueReport shadow. */
            shadow?: (musterd.v1.ShadowReport.$Properties|null);

            /** QueueReport ticketsProposed. */
            ticketsProposed: number;

            /** QueueReport backfillsWaiting. */
            backfillsWaiting: number;

            /** QueueReport matchesRunning. */
            matchesRunning: number;

            /**
             * Encodes the specified QueueReport message. Does not implicitly {@link musterd.v1.QueueReport.verify|verify} messages.
             * @param message QueueReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.QueueReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.QueueReport & musterd.v1.QueueReport.$Shape} QueueReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.QueueReport & musterd.v1.QueueReport.$Shape;
        }

        namespace QueueReport {

            /** Properties of a QueueReport. */
            interface $Properties {

                /** QueueReport name */
                name?: (string|null);

                /** QueueReport ruleSet */
                ruleSet?: (string|null);

                /** QueueReport version */
                version?: (number|null);

                /** QueueReport tickMs */
                tickMs?: (number|null);

                /** QueueReport ticketsWaiting */
                ticketsWaiting?: (number|null);

                /** QueueReport ticketsHeld */
                ticketsHeld?: (number|null);

                /** QueueReport playersWaiting */
                playersWaiting?: (number|null);

                /** QueueReport oldestTicketMs */
                oldestTicketMs?: (number|null);

                /** QueueReport suspended */
                suspended?: (boolean|null);

                /** QueueReport matchesTotal */
                matchesTotal?: (number|null);

                /** QueueReport completedTotal */
                completedTotal?: (number|null);

                /** QueueReport cancelledTotal */
                cancelledTotal?: (number|null);

                /** QueueReport timedOutTotal */
                timedOutTotal?: (number|null);

                /** QueueReport failedTotal */
                failedTotal?: (number|null);

                /** QueueReport attemptsHitTotal */
                attemptsHitTotal?: (number|null);

                /** QueueReport attemptsMissTotal */
                attemptsMissTotal?: (number|null);

                /** QueueReport budgetExhaustedTotal */
                budgetExhaustedTotal?: (number|null);

                /** QueueReport waitMs */
                waitMs?: (musterd.v1.Histogram.$Properties|null);

                /** QueueReport quality */
                quality?: (musterd.v1.Histogram.$Properties|null);

                /** QueueReport rulesOrigin */
                rulesOrigin?: (string|null);

                /** QueueReport lanes */
                lanes?: (musterd.v1.LaneReport.$Properties[]|null);

                /** QueueReport canary */
                canary?: (musterd.v1.CanaryReport.$Properties|null);

                /** QueueReport shadow */
                shadow?: (musterd.v1.ShadowReport.$Properties|null);

                /** QueueReport ticketsProposed */
                ticketsProposed?: (number|null);

                /** QueueReport backfillsWaiting */
                backfillsWaiting?: (number|null);

                /** QueueReport matchesRunning */
                matchesRunning?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueReport. */
            type $Shape = musterd.v1.QueueReport.$Properties;
        }

        /**
         * Properties of a LaneReport.
         * @deprecated Use musterd.v1.LaneReport.$Properties instead.
         */
        interface ILaneReport extends musterd.v1.LaneReport.$Properties {
        }

        /** Represents a LaneReport. */
        class LaneReport {

            /**
             * Constructs a new LaneReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.LaneReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LaneReport kind. */
            kind: string;

            /** LaneReport version. */
            version: number;

            /** LaneReport ticketsWaiting. */
            ticketsWaiting: number;

            /** LaneReport ticketsHeld. */
            ticketsHeld: number;

            /** LaneReport playersWaiting. */
            playersWaiting: number;

            /** LaneReport suspended. */
            suspended: boolean;

            /** LaneReport figures. */
            figures?: (musterd.v1.MatchFigures.$Properties|null);

            /**
             * Encodes the specified LaneReport message. Does not implicitly {@link musterd.v1.LaneReport.verify|verify} messages.
             * @param message LaneReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.LaneReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LaneReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.LaneReport & musterd.v1.LaneReport.$Shape} LaneReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.LaneReport & musterd.v1.LaneReport.$Shape;
        }

        namespace LaneReport {

            /** Properties of a LaneReport. */
            interface $Properties {

                /** LaneReport kind */
                kind?: (string|null);

                /** LaneReport version */
                version?: (number|null);

                /** LaneReport ticketsWaiting */
                ticketsWaiting?: (number|null);

                /** LaneReport ticketsHeld */
                ticketsHeld?: (number|null);

                /** LaneReport playersWaiting */
                playersWaiting?: (number|null);

                /** LaneReport suspended */
                suspended?: (boolean|null);

                /** LaneReport figures */
                figures?: (musterd.v1.MatchFigures.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LaneReport. */
            type $Shape = musterd.v1.LaneReport.$Properties;
        }

        /**
         * Properties of a CanaryReport.
         * @deprecated Use musterd.v1.CanaryReport.$Properties instead.
         */
        interface ICanaryReport extends musterd.v1.CanaryReport.$Properties {
        }

        /** Represents a CanaryReport. */
        class CanaryReport {

            /**
             * Constructs a new CanaryReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.CanaryReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CanaryReport version. */
            version: number;

            /** CanaryReport percent. */
            percent: number;

            /** CanaryReport release. */
            release: string;

            /** CanaryReport name. */
            name: string;

            /**
             * Encodes the specified CanaryReport message. Does not implicitly {@link musterd.v1.CanaryReport.verify|verify} messages.
             * @param message CanaryReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.CanaryReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CanaryReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.CanaryReport & musterd.v1.CanaryReport.$Shape} CanaryReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.CanaryReport & musterd.v1.CanaryReport.$Shape;
        }

        namespace CanaryReport {

            /** Properties of a CanaryReport. */
            interface $Properties {

                /** CanaryReport version */
                version?: (number|null);

                /** CanaryReport percent */
                percent?: (number|null);

                /** CanaryReport release */
                release?: (string|null);

                /** CanaryReport name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CanaryReport. */
            type $Shape = musterd.v1.CanaryReport.$Properties;
        }

        /**
         * Properties of a ShadowReport.
         * @deprecated Use musterd.v1.ShadowReport.$Properties instead.
         */
        interface IShadowReport extends musterd.v1.ShadowReport.$Properties {
        }

        /** Represents a ShadowReport. */
        class ShadowReport {

            /**
             * Constructs a new ShadowReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.ShadowReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShadowReport version. */
            version: number;

            /** ShadowReport ticketsWaiting. */
            ticketsWaiting: number;

            /** ShadowReport ticketsUnfitTotal. */
            ticketsUnfitTotal: number;

            /** ShadowReport budgetExhaustedTotal. */
            budgetExhaustedTotal: number;

            /** ShadowReport suspended. */
            suspended: boolean;

            /** ShadowReport figures. */
            figures?: (musterd.v1.MatchFigures.$Properties|null);

            /**
             * Encodes the specified ShadowReport message. Does not implicitly {@link musterd.v1.ShadowReport.verify|verify} messages.
             * @param message ShadowReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.ShadowReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShadowReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.ShadowReport & musterd.v1.ShadowReport.$Shape} ShadowReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.ShadowReport & musterd.v1.ShadowReport.$Shape;
        }

        namespace ShadowReport {

            /** Properties of a ShadowReport. */
            interface $Properties {

                /** ShadowReport version */
                version?: (number|null);

                /** ShadowReport ticketsWaiting */
                ticketsWaiting?: (number|null);

                /** ShadowReport ticketsUnfitTotal */
                ticketsUnfitTotal?: (number|null);

                /** ShadowReport budgetExhaustedTotal */
                budgetExhaustedTotal?: (number|null);

                /** ShadowReport suspended */
                suspended?: (boolean|null);

                /** ShadowReport figures */
                figures?: (musterd.v1.MatchFigures.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShadowReport. */
            type $Shape = musterd.v1.ShadowReport.$Properties;
        }

        /**
         * Properties of a MatchFigures.
         * @deprecated Use musterd.v1.MatchFigures.$Properties instead.
         */
        interface IMatchFigures extends musterd.v1.MatchFigures.$Properties {
        }

        /** Represents a MatchFigures. */
        class MatchFigures {

            /**
             * Constructs a new MatchFigures.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.MatchFigures.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MatchFigures matchesTotal. */
            matchesTotal: number;

            /** MatchFigures ticketsTotal. */
            ticketsTotal: number;

            /** MatchFigures playersTotal. */
            playersTotal: number;

            /** MatchFigures waitMs. */
            waitMs?: (musterd.v1.Histogram.$Properties|null);

            /** MatchFigures quality. */
            quality?: (musterd.v1.Histogram.$Properties|null);

            /**
             * Encodes the specified MatchFigures message. Does not implicitly {@link musterd.v1.MatchFigures.verify|verify} messages.
             * @param message MatchFigures message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.MatchFigures.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MatchFigures message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.MatchFigures & musterd.v1.MatchFigures.$Shape} MatchFigures
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.MatchFigures & musterd.v1.MatchFigures.$Shape;
        }

        namespace MatchFigures {

            /** Properties of a MatchFigures. */
            interface $Properties {

                /** MatchFigures matchesTotal */
                matchesTotal?: (number|null);

                /** MatchFigures ticketsTotal */
                ticketsTotal?: (number|null);

                /** MatchFigures playersTotal */
                playersTotal?: (number|null);

                /** MatchFigures waitMs */
                waitMs?: (musterd.v1.Histogram.$Properties|null);

                /** MatchFigures quality */
                quality?: (musterd.v1.Histogram.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MatchFigures. */
            type $Shape = musterd.v1.MatchFigures.$Properties;
        }

        /**
         * Properties of a RulesReport.
         * @deprecated Use musterd.v1.RulesReport.$Properties instead.
         */
        interface IRulesReport extends musterd.v1.RulesReport.$Properties {
        }

        /** Represents a RulesReport. */
        class RulesReport {

            /**
             * Constructs a new RulesReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RulesReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RulesReport version. */
            version?: (musterd.v1.RuleVersion.$Properties|null);

            /** RulesReport rules. */
            rules: string;

            /** RulesReport followsFile. */
            followsFile: boolean;

            /**
             * Encodes the specified RulesReport message. Does not implicitly {@link musterd.v1.RulesReport.verify|verify} messages.
             * @param message RulesReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RulesReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RulesReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RulesReport & musterd.v1.RulesReport.$Shape} RulesReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RulesReport & musterd.v1.RulesReport.$Shape;
        }

        namespace RulesReport {

            /** Properties of a RulesReport. */
            interface $Properties {

                /** RulesReport version */
                version?: (musterd.v1.RuleVersion.$Properties|null);

                /** RulesReport rules */
                rules?: (string|null);

                /** RulesReport followsFile */
                followsFile?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RulesReport. */
            type $Shape = musterd.v1.RulesReport.$Properties;
        }

        /**
         * Properties of a RuleVersions.
         * @deprecated Use musterd.v1.RuleVersions.$Properties instead.
         */
        interface IRuleVersions extends musterd.v1.RuleVersions.$Properties {
        }

        /** Represents a RuleVersions. */
        class RuleVersions {

            /**
             * Constructs a new RuleVersions.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RuleVersions.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleVersions versions. */
            versions: musterd.v1.RuleVersion.$Properties[];

            /**
             * Encodes the specified RuleVersions message. Does not implicitly {@link musterd.v1.RuleVersions.verify|verify} messages.
             * @param message RuleVersions message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RuleVersions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleVersions message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RuleVersions & musterd.v1.RuleVersions.$Shape} RuleVersions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RuleVersions & musterd.v1.RuleVersions.$Shape;
        }

        namespace RuleVersions {

            /** Properties of a RuleVersions. */
            interface $Properties {

                /** RuleVersions versions */
                versions?: (musterd.v1.RuleVersion.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleVersions. */
            type $Shape = musterd.v1.RuleVersions.$Properties;
        }

        /**
         * Properties of a RuleVersion.
         * @deprecated Use musterd.v1.RuleVersion.$Properties instead.
         */
        interface IRuleVersion extends musterd.v1.RuleVersion.$Properties {
        }

        /** Represents a RuleVersion. */
        class RuleVersion {

            /**
             * Constructs a new RuleVersion.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RuleVersion.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuleVersion version. */
            version: number;

            /** RuleVersion origin. */
            origin: string;

            /** RuleVersion atMs. */
            atMs: number;

            /** RuleVersion wallMs. */
            wallMs: number;

            /** RuleVersion live. */
            live: boolean;

            /** RuleVersion canary. */
            canary: boolean;

            /** RuleVersion shadow. */
            shadow: boolean;

            /** RuleVersion kept. */
            kept: boolean;

            /** RuleVersion file. */
            file: boolean;

            /**
             * Encodes the specified RuleVersion message. Does not implicitly {@link musterd.v1.RuleVersion.verify|verify} messages.
             * @param message RuleVersion message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RuleVersion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuleVersion message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RuleVersion & musterd.v1.RuleVersion.$Shape} RuleVersion
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RuleVersion & musterd.v1.RuleVersion.$Shape;
        }

        namespace RuleVersion {

            /** Properties of a RuleVersion. */
            interface $Properties {

                /** RuleVersion version */
                version?: (number|null);

                /** RuleVersion origin */
                origin?: (string|null);

                /** RuleVersion atMs */
                atMs?: (number|null);

                /** RuleVersion wallMs */
                wallMs?: (number|null);

                /** RuleVersion live */
                live?: (boolean|null);

                /** RuleVersion canary */
                canary?: (boolean|null);

                /** RuleVersion shadow */
                shadow?: (boolean|null);

                /** RuleVersion kept */
                kept?: (boolean|null);

                /** RuleVersion file */
                file?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuleVersion. */
            type $Shape = musterd.v1.RuleVersion.$Properties;
        }

        /**
         * Properties of a RulesChanged.
         * @deprecated Use musterd.v1.RulesChanged.$Properties instead.
         */
        interface IRulesChanged extends musterd.v1.RulesChanged.$Properties {
        }

        /** Represents a RulesChanged. */
        class RulesChanged {

            /**
             * Constructs a new RulesChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RulesChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RulesChanged queue. */
            queue: string;

            /** RulesChanged version. */
            version: number;

            /** RulesChanged origin. */
            origin: string;

            /** RulesChanged ended. */
            ended: boolean;

            /** RulesChanged live. */
            live: number;

            /** RulesChanged wallMs. */
            wallMs: number;

            /**
             * Encodes the specified RulesChanged message. Does not implicitly {@link musterd.v1.RulesChanged.verify|verify} messages.
             * @param message RulesChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RulesChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RulesChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RulesChanged & musterd.v1.RulesChanged.$Shape} RulesChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RulesChanged & musterd.v1.RulesChanged.$Shape;
        }

        namespace RulesChanged {

            /** Properties of a RulesChanged. */
            interface $Properties {

                /** RulesChanged queue */
                queue?: (string|null);

                /** RulesChanged version */
                version?: (number|null);

                /** RulesChanged origin */
                origin?: (string|null);

                /** RulesChanged ended */
                ended?: (boolean|null);

                /** RulesChanged live */
                live?: (number|null);

                /** RulesChanged wallMs */
                wallMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RulesChanged. */
            type $Shape = musterd.v1.RulesChanged.$Properties;
        }

        /**
         * Properties of a Histogram.
         * @deprecated Use musterd.v1.Histogram.$Properties instead.
         */
        interface IHistogram extends musterd.v1.Histogram.$Properties {
        }

        /** Represents a Histogram. */
        class Histogram {

            /**
             * Constructs a new Histogram.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Histogram.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Histogram bounds. */
            bounds: number[];

            /** Histogram counts. */
            counts: number[];

            /** Histogram sum. */
            sum: number;

            /**
             * Encodes the specified Histogram message. Does not implicitly {@link musterd.v1.Histogram.verify|verify} messages.
             * @param message Histogram message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Histogram.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Histogram message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Histogram & musterd.v1.Histogram.$Shape} Histogram
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Histogram & musterd.v1.Histogram.$Shape;
        }

        namespace Histogram {

            /** Properties of a Histogram. */
            interface $Properties {

                /** Histogram bounds */
                bounds?: (number[]|null);

                /** Histogram counts */
                counts?: (number[]|null);

                /** Histogram sum */
                sum?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Histogram. */
            type $Shape = musterd.v1.Histogram.$Properties;
        }

        /**
         * Properties of an EventBatch.
         * @deprecated Use musterd.v1.EventBatch.$Properties instead.
         */
        interface IEventBatch extends musterd.v1.EventBatch.$Properties {
        }

        /** Represents an EventBatch. */
        class EventBatch {

            /**
             * Constructs a new EventBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.EventBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventBatch events. */
            events: musterd.v1.Event.$Properties[];

            /** EventBatch gap. */
            gap: boolean;

            /**
             * Encodes the specified EventBatch message. Does not implicitly {@link musterd.v1.EventBatch.verify|verify} messages.
             * @param message EventBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.EventBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.EventBatch & musterd.v1.EventBatch.$Shape} EventBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.EventBatch & musterd.v1.EventBatch.$Shape;
        }

        namespace EventBatch {

            /** Properties of an EventBatch. */
            interface $Properties {

                /** EventBatch events */
                events?: (musterd.v1.Event.$Properties[]|null);

                /** EventBatch gap */
                gap?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventBatch. */
            type $Shape = {
              events?: musterd.v1.Event.$Shape[]|null;
              gap?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Event.
         * @deprecated Use musterd.v1.Event.$Properties instead.
         */
        interface IEvent extends musterd.v1.Event.$Properties {
        }

        /** Represents an Event. */
        class Event {

            /**
             * Constructs a new Event.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.Event.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Event seq. */
            seq: number;

            /** Event atMs. */
            atMs: number;

            /** Event ticket. */
            ticket?: (musterd.v1.Ticket.$Properties|null);

            /** Event match. */
            match?: (musterd.v1.Match.$Properties|null);

            /** Event proposal. */
            proposal?: (musterd.v1.MatchReport.$Properties|null);

            /** Event matchEnded. */
            matchEnded?: (musterd.v1.MatchReport.$Properties|null);

            /** Event rulesChanged. */
            rulesChanged?: (musterd.v1.RulesChanged.$Properties|null);

            /** Event body. */
            body?: ("ticket"|"match"|"proposal"|"matchEnded"|"rulesChanged");

            /**
             * Encodes the specified Event message. Does not implicitly {@link musterd.v1.Event.verify|verify} messages.
             * @param message Event message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.Event & musterd.v1.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.Event & musterd.v1.Event.$Shape;
        }

        namespace Event {

            /** Properties of an Event. */
            interface $Properties {

                /** Event seq */
                seq?: (number|null);

                /** Event atMs */
                atMs?: (number|null);

                /** Event ticket */
                ticket?: (musterd.v1.Ticket.$Properties|null);

                /** Event match */
                match?: (musterd.v1.Match.$Properties|null);

                /** Event proposal */
                proposal?: (musterd.v1.MatchReport.$Properties|null);

                /** Event matchEnded */
                matchEnded?: (musterd.v1.MatchReport.$Properties|null);

                /** Event rulesChanged */
                rulesChanged?: (musterd.v1.RulesChanged.$Properties|null);

                /** Event body */
                body?: ("ticket"|"match"|"proposal"|"matchEnded"|"rulesChanged");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Event. */
            type $Shape = {
              seq?: number|null;
              atMs?: number|null;
              ticket?: musterd.v1.Ticket.$Shape|null;
              match?: musterd.v1.Match.$Shape|null;
              proposal?: musterd.v1.MatchReport.$Shape|null;
              matchEnded?: musterd.v1.MatchReport.$Shape|null;
              rulesChanged?: musterd.v1.RulesChanged.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; ticket?: null; match?: null; proposal?: null; matchEnded?: null; rulesChanged?: null }|{ body?: "ticket"; ticket: musterd.v1.Ticket.$Shape; match?: null; proposal?: null; matchEnded?: null; rulesChanged?: null }|{ body?: "match"; ticket?: null; match: musterd.v1.Match.$Shape; proposal?: null; matchEnded?: null; rulesChanged?: null }|{ body?: "proposal"; ticket?: null; match?: null; proposal: musterd.v1.MatchReport.$Shape; matchEnded?: null; rulesChanged?: null }|{ body?: "matchEnded"; ticket?: null; match?: null; proposal?: null; matchEnded: musterd.v1.MatchReport.$Shape; rulesChanged?: null }|{ body?: "rulesChanged"; ticket?: null; match?: null; proposal?: null; matchEnded?: null; rulesChanged: musterd.v1.RulesChanged.$Shape })
            );
        }

        /**
         * Properties of a RulesAnswer.
         * @deprecated Use musterd.v1.RulesAnswer.$Properties instead.
         */
        interface IRulesAnswer extends musterd.v1.RulesAnswer.$Properties {
        }

        /** Represents a RulesAnswer. */
        class RulesAnswer {

            /**
             * Constructs a new RulesAnswer.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RulesAnswer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RulesAnswer version. */
            version: number;

            /** RulesAnswer created. */
            created: boolean;

            /** RulesAnswer problems. */
            problems: musterd.v1.RulesProblem.$Properties[];

            /**
             * Encodes the specified RulesAnswer message. Does not implicitly {@link musterd.v1.RulesAnswer.verify|verify} messages.
             * @param message RulesAnswer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RulesAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RulesAnswer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RulesAnswer & musterd.v1.RulesAnswer.$Shape} RulesAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RulesAnswer & musterd.v1.RulesAnswer.$Shape;
        }

        namespace RulesAnswer {

            /** Properties of a RulesAnswer. */
            interface $Properties {

                /** RulesAnswer version */
                version?: (number|null);

                /** RulesAnswer created */
                created?: (boolean|null);

                /** RulesAnswer problems */
                problems?: (musterd.v1.RulesProblem.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RulesAnswer. */
            type $Shape = musterd.v1.RulesAnswer.$Properties;
        }

        /**
         * Properties of a RulesProblem.
         * @deprecated Use musterd.v1.RulesProblem.$Properties instead.
         */
        interface IRulesProblem extends musterd.v1.RulesProblem.$Properties {
        }

        /** Represents a RulesProblem. */
        class RulesProblem {

            /**
             * Constructs a new RulesProblem.
             * @param [properties] Properties to set
             */
            constructor(properties?: musterd.v1.RulesProblem.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RulesProblem path. */
            path: string;

            /** RulesProblem line. */
            line: number;

            /** RulesProblem message. */
            message: string;

            /**
             * Encodes the specified RulesProblem message. Does not implicitly {@link musterd.v1.RulesProblem.verify|verify} messages.
             * @param message RulesProblem message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: musterd.v1.RulesProblem.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RulesProblem message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {musterd.v1.RulesProblem & musterd.v1.RulesProblem.$Shape} RulesProblem
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): musterd.v1.RulesProblem & musterd.v1.RulesProblem.$Shape;
        }

        namespace RulesProblem {

            /** Properties of a RulesProblem. */
            interface $Properties {

                /** RulesProblem path */
                path?: (string|null);

                /** RulesProblem line */
                line?: (number|null);

                /** RulesProblem message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RulesProblem. */
            type $Shape = musterd.v1.RulesProblem.$Properties;
        }
    }
}
