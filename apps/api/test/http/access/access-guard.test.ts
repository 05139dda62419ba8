import { Controller, Get } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ROLES, type Role } from '#contracts/access/role.js';
import { AccessGuard } from '#api/adapters/http/auth/access.guard.js';
import { Needs, Public } from '#api/adapters/http/auth/access.js';
import { OpenAnswers } from '#api/adapters/http/auth/open-answers.js';
import { Principals } from '#api/adapters/http/auth/principals.js';
import { ProblemFilter } from '#api/adapters/http/errors/problem.filter.js';
import type { Principal } from '#api/domain/access/principal.js';
import { silentLogger } from '#testing/silent-logger.js';

@Controller()
class Undecided {
  @Get('undecided')
  undecided(): string {
    return 'in';
  }
}

@Public()
@Controller('public')
class Opened {
  @Get()
  open(): string {
    return 'in';
  }

  @Get('admin')
  @Needs('admin')
  admin(): string {
    return 'in';
  }
}

@Controller('needs')
class Needing {
  @Get('viewer')
  @Needs('viewer')
  viewer(): string {
    return 'in';
  }

  @Get('operator')
  @Needs('operator')
  operator(): string {
    return 'in';
  }

  @Get('admin')
  @Needs('admin')
  admin(): string {
    return 'in';
  }
}

async function asked(role: Role, path: string): Promise<number> {
  const principal: Principal = { name: 'somebody', role };
  const module = await Test.createTestingModule({
    controllers: [Undecided, Opened, Needing],
    providers: [AccessGuard, OpenAnswers, { provide: Principals, useValue: { of: () => principal } }],
  }).compile();
  const app = module.createNestApplication({ logger: false });
  app.useGlobalGuards(app.get(AccessGuard)).useGlobalFilters(new ProblemFilter(silentLogger));
  await app.listen(0, '127.0.0.1');
  const { status } = await fetch((await app.getUrl()) + path);
  await app.close();
  return status;
}

test.each(ROLES)('a route that nobody has decided about is closed to a %s', async (role) => {
  expect(await asked(role, '/undecided')).toBe(403);
});

test.each(ROLES.flatMap((held, i) => ROLES.map((needed, j) => [held, needed, i >= j] as const)))(
  'a %s at a route for a %s is let in: %p',
  async (held, needed, isIn) => {
    expect(await asked(held, `/needs/${needed}`)).toBe(isIn ? 200 : 403);
  },
);

test('a public controller does not open a route of it that needs a role', async () => {
  expect(await asked('viewer', '/public')).toBe(200);
  expect(await asked('viewer', '/public/admin')).toBe(403);
});
