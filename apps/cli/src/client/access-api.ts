import type {
  ApiTokenView,
  AuditEntry,
  NewApiToken,
  SignInLink,
  UserView,
} from '#contracts/http/access-views.js';
import type { JoinTokenRequest } from '#contracts/http/enrolment-requests.js';
import type { EnrolledAgentView, JoinTokenView, NewJoinToken } from '#contracts/http/enrolment-views.js';
import type { Role } from '#contracts/http/role.js';
import { notTheApi } from './api-failure.js';
import type { HttpClient } from './http-client.js';

/** The calls by which an admin says who may do what. */
export class AccessApi {
  constructor(private readonly http: HttpClient) {}

  createToken(name: string, role: Role): Promise<NewApiToken> {
    return this.one<NewApiToken>('token', 'POST', '/api-tokens', { name, role });
  }

  tokens(): Promise<readonly ApiTokenView[]> {
    return this.list<ApiTokenView>('/api-tokens');
  }

  async revokeToken(id: string): Promise<void> {
    await this.http.json('DELETE', `/api-tokens/${encodeURIComponent(id)}`);
  }

  createUser(name: string, role: Role, password: string): Promise<UserView> {
    return this.one<UserView>('name', 'POST', '/users', { name, role, password });
  }

  users(): Promise<readonly UserView[]> {
    return this.list<UserView>('/users');
  }

  changeUser(name: string, change: { role?: Role; password?: string }): Promise<UserView> {
    return this.one<UserView>('name', 'PATCH', `/users/${encodeURIComponent(name)}`, change);
  }

  async removeUser(name: string): Promise<void> {
    await this.http.json('DELETE', `/users/${encodeURIComponent(name)}`);
  }

  createJoinToken(wish: JoinTokenRequest): Promise<NewJoinToken> {
    return this.one<NewJoinToken>('token', 'POST', '/join-tokens', wish);
  }

  joinTokens(): Promise<readonly JoinTokenView[]> {
    return this.list<JoinTokenView>('/join-tokens');
  }

  async revokeJoinToken(id: string): Promise<void> {
    await this.http.json('DELETE', `/join-tokens/${encodeURIComponent(id)}`);
  }

  agents(): Promise<readonly EnrolledAgentView[]> {
    return this.list<EnrolledAgentView>('/agents');
  }

  async revokeAgent(id: string): Promise<void> {
    await this.http.json('DELETE', `/agents/${encodeURIComponent(id)}`);
  }

  /** The whole address of a link that signs a browser in, once. */
  async signInLink(): Promise<{ url: string; expiresAt: string }> {
    const { path, expiresAt } = await this.one<SignInLink>('path', 'POST', '/sign-in-links');
    return { url: `${this.http.target.base}${path}`, expiresAt };
  }

  audit(limit: number): Promise<readonly AuditEntry[]> {
    return this.list<AuditEntry>(`/audit?limit=${limit}`);
  }

  private async one<T extends object>(
    field: keyof T,
    method: string,
    path: string,
    body?: object,
  ): Promise<T> {
    const answer = (await this.http.json(method, path, body)) as Partial<T> | null;
    if (typeof answer?.[field] === 'string') return answer as T;
    throw notTheApi(this.http.target, `${method} ${path} gave no ${String(field)}`);
  }

  private async list<T>(path: string): Promise<readonly T[]> {
    const answer = (await this.http.json('GET', path)) as { items?: readonly T[] } | null;
    if (Array.isArray(answer?.items)) return answer.items as readonly T[];
    throw notTheApi(this.http.target, `GET ${path} gave no list`);
  }
}
