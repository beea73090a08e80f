import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { AnswerStatus } from '../answer/answer.js';

/** Everything `/metrics` shows. Each instance has its own registry, so that two servers in one process do not mix. */
export class Metrics {
  readonly registry = new Registry();
  readonly #answers = new Counter({ name: 'motcua_answers_total', help: 'Answers by status', labelNames: ['status'], registers: [this.registry] });
  readonly #answerSeconds = new Histogram({
    name: 'motcua_answer_seconds', help: 'Time from a question to its answer', registers: [this.registry],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 1, 3],
  });
  readonly #feedback = new Counter({ name: 'motcua_feedback_total', help: 'Opinions of citizens', labelNames: ['right'], registers: [this.registry] });
  readonly #requests = new Counter({
    name: 'motcua_http_requests_total', help: 'HTTP requests', labelNames: ['method', 'route', 'status'], registers: [this.registry],
  });
  readonly #requestSeconds = new Histogram({
    name: 'motcua_http_request_seconds', help: 'Time to the first byte of a response', labelNames: ['route'], registers: [this.registry],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
  });
  readonly #ready = new Gauge({ name: 'motcua_ready', help: '1 when questions are answered', registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  answered(status: AnswerStatus, seconds: number): void {
    this.#answers.inc({ status });
    this.#answerSeconds.observe(seconds);
  }

  feedback(isRight: boolean): void {
    this.#feedback.inc({ right: isRight ? 'yes' : 'no' });
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.inc({ method, route, status: String(status) });
    this.#requestSeconds.observe({ route }, seconds);
  }

  ready(isReady: boolean): void {
    this.#ready.set(isReady ? 1 : 0);
  }
}
