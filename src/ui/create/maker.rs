//! The worker's life: started while the form is filled in, replaced after each job, however it ends.

use gloo_timers::callback::Timeout;
use yew::Callback;

use crate::{
    job::{Event, Failure, Made, MadeFile, Request},
    key::{GenerateError, Progress},
    platform::{JobWorker, Signal},
    text::{Advice, PageFault},
    ui::text,
};

/// How long a worker may take to say that it is ready, in milliseconds.
const READY_TIMEOUT: u32 = 10_000;

/// Something a worker said, or failed to say, with the number of that worker.
pub struct Message {
    worker: u32,
    kind: Kind,
}

enum Kind {
    Signal(Signal),
    /// The time to say that it is ready is over.
    Silent,
    /// The browser would not start it.
    Refused,
}

/// What a message means for the tab.
pub enum Outcome {
    /// The job goes on.
    Progress(Progress),
    /// The job ended with a key pair.
    Made(Box<Made>),
    /// The job ended with a file.
    Written(MadeFile),
    /// The job ended with nothing.
    Failed(Advice),
    /// The random source failed: there will be no key as long as this page lives.
    Broken(Advice),
}

/// Keeps one worker at hand and gives it one job at a time.
pub struct Maker {
    on_message: Callback<Message>,
    /// Counts the workers, so that late words of a past one are not taken for the present one's.
    number: u32,
    state: State,
}

enum State {
    /// There is no worker; the next job starts one.
    None,
    /// A worker was started and may have a job waiting for it.
    Starting { worker: JobWorker, job: Option<Request>, _timeout: Timeout },
    /// The worker is ready, or busy with the job it was given.
    Ready { worker: JobWorker, busy: bool },
}

impl Maker {
    /// Starts the first worker.
    pub fn new(on_message: Callback<Message>) -> Self {
        let mut maker = Self { on_message, number: 0, state: State::None };
        maker.start(None);
        maker
    }

    /// Gives out a job. What becomes of it arrives as messages, for [`Maker::hear`].
    pub fn give(&mut self, request: Request) {
        match &mut self.state {
            State::None => self.start(Some(request)),
            State::Starting { job, .. } => *job = Some(request),
            State::Ready { worker, busy } => {
                *busy = true;
                if !worker.post(&request) {
                    self.emit(Kind::Signal(Signal::Died));
                }
            }
        }
    }

    /// Ends the worker and whatever it does, at once, and starts a fresh one. Its memory, with all
    /// that is left of a key in it, goes with it.
    pub fn renew(&mut self) {
        self.state = State::None;
        self.start(None);
    }

    /// Takes a message in. `None` if it means nothing to the user.
    pub fn hear(&mut self, Message { worker, kind }: Message) -> Option<Outcome> {
        if worker != self.number {
            return None;
        }
        match kind {
            Kind::Signal(Signal::Event(Event::Ready)) => {
                if let State::Starting { worker, job, .. } = std::mem::replace(&mut self.state, State::None) {
                    self.state = State::Ready { worker, busy: false };
                    if let Some(job) = job {
                        self.give(job);
                    }
                }
                None
            }
            Kind::Signal(Signal::Event(Event::Progress(progress))) => Some(Outcome::Progress(progress)),
            Kind::Signal(Signal::Event(Event::Made(made))) => {
                self.renew();
                Some(Outcome::Made(made))
            }
            Kind::Signal(Signal::Event(Event::Written(file))) => {
                self.renew();
                Some(Outcome::Written(file))
            }
            Kind::Signal(Signal::Event(Event::Failed(failure))) => {
                self.renew();
                let advice = (text().errors.failure)(failure);
                Some(match failure {
                    Failure::Generate(GenerateError::Random(_)) => Outcome::Broken(advice),
                    _ => Outcome::Failed(advice),
                })
            }
            Kind::Signal(Signal::Died) => self.lose(PageFault::WorkerDied),
            Kind::Silent if matches!(self.state, State::Starting { .. }) => {
                self.lose(PageFault::WorkerSilent)
            }
            Kind::Silent => None,
            Kind::Refused => Some(Outcome::Failed((text().errors.page)(PageFault::WorkerRefused))),
        }
    }

    fn start(&mut self, job: Option<Request>) {
        self.number = self.number.wrapping_add(1);
        let (number, on_message) = (self.number, self.on_message.clone());
        let on_signal = move |signal| on_message.emit(Message { worker: number, kind: Kind::Signal(signal) });
        let Some(worker) = JobWorker::start(on_signal) else {
            if job.is_some() {
                self.emit(Kind::Refused);
            }
            return;
        };
        let on_message = self.on_message.clone();
        let timeout = Timeout::new(READY_TIMEOUT, move || {
            on_message.emit(Message { worker: number, kind: Kind::Silent });
        });
        self.state = State::Starting { worker, job, _timeout: timeout };
    }

    fn emit(&self, kind: Kind) {
        self.on_message.emit(Message { worker: self.number, kind });
    }

    /// The worker is gone. That matters only if a job was with it.
    fn lose(&mut self, fault: PageFault) -> Option<Outcome> {
        let had_job = match std::mem::replace(&mut self.state, State::None) {
            State::None => false,
            State::Starting { job, .. } => job.is_some(),
            State::Ready { busy, .. } => busy,
        };
        had_job.then(|| Outcome::Failed((text().errors.page)(fault)))
    }
}
