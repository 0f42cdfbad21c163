//! The Create tab: a form, the work it starts, and the key pair that comes of it.

mod fingerprints;
mod form;
mod login;
mod made;
mod maker;
mod private_key;
mod public_key;
mod working;

use std::rc::Rc;

use gloo_timers::callback::Interval;
use yew::{Component, Context, Html, NodeRef, html};

use self::{
    form::{Change, Fields, Form, KeyForm, focus},
    made::MadeKey,
    maker::{Maker, Message, Outcome},
    working::{Work, Working},
};
use super::{advice::advice, confirm::ConfirmLoss, text};
use crate::{
    format::PrivateFile,
    job::{Made, Request},
    platform::{LeavingGuard, now},
    text::Advice,
};

/// Redraws the elapsed time at this interval, in milliseconds.
const TICK: u32 = 100;

/// What can happen on the tab.
pub enum Msg {
    /// The user changed the form.
    Edit(Change),
    /// The user asks for a key pair.
    Generate,
    /// The user gives up waiting for one.
    Cancel,
    /// The worker, or the clock that watches it, says something.
    Maker(Message),
    /// Time passes.
    Tick,
    /// A private key file was handed to the browser.
    Saved { number: usize, file: PrivateFile },
    /// The user wants the key wiped.
    Forget,
    /// The answer to the question whether a key may be discarded.
    Answer(bool),
}

/// What waits for an answer to the question.
#[derive(Clone, Copy)]
enum Question {
    Generate,
    Forget,
}

/// Where the focus goes when what had it is gone.
#[derive(Clone, Copy)]
enum Focus {
    Form,
    Generate,
    Heading,
}

/// What is said below the form.
enum Notice {
    Said(String),
    Wrong(Advice),
}

/// A key pair on the page.
struct Shown {
    made: Rc<Made>,
    /// Counts the key pairs, so that nothing that was said or shown of one is left for the next.
    number: usize,
    /// The private key file that was saved last; before that, the one that was asked for.
    file: PrivateFile,
    /// Present until a private key file was saved.
    guard: Option<LeavingGuard>,
}

/// Work in progress.
struct Busy {
    work: Work,
    since: f64,
    _clock: Interval,
}

/// The tab's state.
pub struct Create {
    form: Form,
    /// Whether the form was sent as it is, so that an empty name counts as a mistake.
    sent: bool,
    maker: Maker,
    busy: Option<Busy>,
    shown: Option<Shown>,
    /// How many key pairs were made so far.
    made: usize,
    /// The private key file that the form asked for when it was sent.
    asked: PrivateFile,
    question: Option<Question>,
    notice: Option<Notice>,
    /// Why there will be no more keys on this page, if so.
    broken: Option<Advice>,
    fields: Fields,
    heading: NodeRef,
    /// What gets the focus once it is drawn.
    focus: Option<Focus>,
}

impl Component for Create {
    type Message = Msg;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        Self {
            form: Form::default(),
            sent: false,
            maker: Maker::new(context.link().callback(Msg::Maker)),
            busy: None,
            shown: None,
            made: 0,
            asked: PrivateFile::default(),
            question: None,
            notice: None,
            broken: None,
            fields: Fields::default(),
            heading: NodeRef::default(),
            focus: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Edit(change) => {
                self.form.apply(change);
                self.sent = false;
            }
            Msg::Generate => self.send(context),
            Msg::Cancel => {
                self.busy = None;
                self.maker.renew();
                self.notice = Some(Notice::Said(text().progress.cancelled.to_owned()));
                self.focus = Some(Focus::Generate);
            }
            Msg::Maker(message) => return self.hear(message),
            Msg::Tick => {
                if let Some(busy) = &mut self.busy {
                    busy.work.seconds = (now() - busy.since) / 1000.0;
                }
            }
            Msg::Saved { number, file } => {
                if let Some(shown) = self.shown.as_mut().filter(|shown| shown.number == number) {
                    shown.guard = None;
                    shown.file = file;
                }
            }
            Msg::Forget if self.unsaved() => self.question = Some(Question::Forget),
            Msg::Forget => self.forget(),
            Msg::Answer(discard) => match (self.question.take(), discard) {
                (Some(Question::Generate), true) => self.generate(context),
                (Some(Question::Forget), true) => self.forget(),
                _ => {}
            },
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        match self.focus.take() {
            Some(Focus::Form) => self.fields.focus(&self.form),
            Some(Focus::Generate) => self.fields.focus_generate(),
            Some(Focus::Heading) => focus(&self.heading),
            None => {}
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let link = context.link();
        let text = text();
        html! {
            <>
                <section aria-labelledby="create-heading">
                    <h2 id="create-heading">{ text.form.heading }</h2>
                    <KeyForm
                        form={self.form.clone()}
                        sent={self.sent}
                        busy={self.busy.is_some()}
                        fields={self.fields.clone()}
                        on_edit={link.callback(Msg::Edit)}
                        on_generate={link.callback(|()| Msg::Generate)}
                    />
                    if let Some(busy) = &self.busy {
                        <Working work={busy.work} on_cancel={link.callback(|()| Msg::Cancel)} />
                    }
                    <div class="notice" role="status">
                        if let Some(Notice::Said(said)) = &self.notice {
                            <p>{ said }</p>
                        }
                    </div>
                    <div class="error" role="alert" id="create-error">
                        if let Some(Notice::Wrong(wrong)) = &self.notice {
                            { advice(wrong) }
                        }
                    </div>
                </section>
                if let Some(Shown { made, number, file, .. }) = &self.shown {
                    <MadeKey
                        key={*number}
                        made={made::Shared(Rc::clone(made))}
                        file={*file}
                        heading={self.heading.clone()}
                        on_saved={
                            let number = *number;
                            link.callback(move |file| Msg::Saved { number, file })
                        }
                        on_forget={link.callback(|()| Msg::Forget)}
                    />
                }
                if let (Some(_), Some(shown)) = (&self.question, &self.shown) {
                    <ConfirmLoss name={shown.made.name.as_str().to_owned()} on_answer={link.callback(Msg::Answer)} />
                }
            </>
        }
    }
}

impl Create {
    fn unsaved(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.guard.is_some())
    }

    /// The form was sent: ask first if a key would be lost, and complain if something is wrong.
    fn send(&mut self, context: &Context<Self>) {
        if self.busy.is_some() {
            return;
        }
        self.sent = true;
        self.notice = None;
        if self.form.request().is_none() {
            self.focus = Some(Focus::Form);
        } else if let Some(advice) = &self.broken {
            self.notice = Some(Notice::Wrong(advice.clone()));
        } else if self.unsaved() {
            self.question = Some(Question::Generate);
        } else {
            self.generate(context);
        }
    }

    /// The present key, if any, stays until the next one is there.
    fn generate(&mut self, context: &Context<Self>) {
        let Some(request) = self.form.request() else { return };
        let Request::Generate { key_type, .. } = &request;
        let link = context.link().clone();
        self.notice = None;
        self.busy = Some(Busy {
            work: Work::begin(*key_type),
            since: now(),
            _clock: Interval::new(TICK, move || link.send_message(Msg::Tick)),
        });
        self.asked = self.form.file;
        self.maker.generate(request);
    }

    fn hear(&mut self, message: Message) -> bool {
        match self.maker.hear(message) {
            None => return false,
            Some(Outcome::Progress(progress)) => {
                if let Some(busy) = &mut self.busy {
                    busy.work.progress = progress;
                }
            }
            Some(Outcome::Made(made)) => {
                self.busy = None;
                self.notice = Some(Notice::Said((text().progress.done)(made.name.as_str())));
                self.made += 1;
                // A question about the key that was there is not one about this key.
                self.question = None;
                self.shown = Some(Shown {
                    made: Rc::new(*made),
                    number: self.made,
                    file: self.asked,
                    guard: Some(LeavingGuard::new()),
                });
                self.focus = Some(Focus::Heading);
            }
            Some(Outcome::Broken(advice)) => {
                self.busy = None;
                self.broken = Some(advice.clone());
                self.notice = Some(Notice::Wrong(advice));
                self.focus = Some(Focus::Generate);
            }
            Some(Outcome::Failed(advice)) => {
                self.busy = None;
                self.notice = Some(Notice::Wrong(advice));
                self.focus = Some(Focus::Generate);
            }
        }
        true
    }

    fn forget(&mut self) {
        self.shown = None;
        self.notice = Some(Notice::Said(text().made.forgotten.to_owned()));
        self.focus = Some(Focus::Form);
    }
}
