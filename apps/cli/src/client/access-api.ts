import type { ApiTokenView, AuditEntry, NewApiToken, UserView } from '#contracts/http/access-views.js';
import type { JoinTokenRequest } from '#contracts/http/enrolment-requests.js';
import type { EnrolledAgentView, JoinTokenView, NewJoinToken } from '#contracts/http/enrolment-views.js';
import type { Role } from '#contracts/http/role.js';
import type { Rollcall } from '#client/rollcall.js';

/** The calls by which an admin says who may do what. */
export class AccessApi {
  constructor(private readonly rollcall: Rollcall) {}

  createToken(name: string, role: Role): Promise<NewApiToken> {
    return this.rollcall.call('post', '/api-tokens', { body: { name, role } });
  }

  async tokens(): Promise<readonly ApiTokenView[]> {
    return (await this.rollcall.call('get', '/api-tokens')).items;
  }

  async revokeToken(id: string): Promise<void> {
    await this.rollcall.call('delete', '/api-tokens/{id}', { params: { path: { id } } });
  }

  createUser(name: string, role: Role, password: string): Promise<UserView> {
    return this.rollcall.call('post', '/users', { body: { name, role, password } });
  }

  async users(): Promise<readonly UserView[]> {
    return (await this.rollcall.call('get', '/users')).items;
  }

  changeUser(name: string, body: { role?: Role; password?: string }): Promise<UserView> {
    return this.rollcall.call('patch', '/users/{name}', { params: { path: { name } }, body });
  }

  async removeUser(name: string): Promise<void> {
    await this.rollcall.call('delete', '/users/{name}', { params: { path: { name } } });
  }

  createJoinToken(body: JoinTokenRequest): Promise<NewJoinToken> {
    return this.rollcall.call('post', '/join-tokens', { body });
  }

  async joinTokens(): Promise<readonly JoinTokenView[]> {
    return (await this.rollcall.call('get', '/join-tokens')).items;
  }

  async revokeJoinToken(id: string): Promise<void> {
    await this.rollcall.call('delete', '/join-tokens/{id}', { params: { path: { id } } });
  }

  async agents(): Promise<readonly EnrolledAgentView[]> {
    return (await this.rollcall.call('get', '/agents')).items;
  }

  async revokeAgent(id: string): Promise<void> {
    await this.rollcall.call('delete', '/agents/{id}', { params: { path: { id } } });
  }

  /** The whole address of a link that signs a browser in, once. */
  async signInLink(): Promise<{ url: string; expiresAt: string }> {
    const { path, expiresAt } = await this.rollcall.call('post', '/sign-in-links');
    return { url: `${this.rollcall.http.target.base}${path}`, expiresAt };
  }

  async audit(limit: number): Promise<readonly AuditEntry[]> {
    return (await this.rollcall.call('get', '/audit', { params: { query: { limit: String(limit) } } })).items;
  }
}
