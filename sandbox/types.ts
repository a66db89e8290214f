/** All types that users of the sandbox may want. */
export type { AcceptedEvent, EventPayload } from './account';
export type { Channel, EventType } from './defaults';
export type { Fault, FaultMatch } from './faults';
export type { Invite } from './invites/invite';
export type { Invites } from './invites/invites';
export type { QuestionnaireLink, QuestionnaireLinkPayload } from './links/routes';
export type { Template } from './links/template';
export type { EndOfPages } from './paging';
export type { RateLimit } from './rateLimit';
export type { ReceivedRequest } from './receivedRequest';
export type { Review, Veto } from './reviews/review';
export type { Edit, Reviews } from './reviews/reviews';
export type { SandboxOptions } from './settings';
export type { Visibility } from './store';
export type { BrokenTls, BrokenTlsKind } from './tls/brokenTls';
export type { KeyAndCertificate } from './tls/certificate';
export type { Certificates } from './tls/certificates';
export type { BrokenHandshakes } from './tls/tlsServer';
