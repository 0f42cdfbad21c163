//! The Create tab: a form, the work it starts, and the key pair that comes of it.

mod fingerprints;
mod form;
mod key_form;
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
    form::{Change, Fields, Form, focus},
    key_form::KeyForm,
    made::{MadeKey, Saving},
    maker::{Maker, Message, Outcome},
    working::{Work, Working},
};
use super::{advice::advice, confirm::ConfirmLoss, text};
use crate::{
    format::{Passphrase, PrivateFile, PublicFormat, Secret},
    job::{Made, MadeFile, Request},
    platform::{LeavingGuard, forget_downloads, now, save},
    text::{Advice, PageFault},
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
    /// The user wants a private key file of the key pair with this number.
    Save { number: usize, file: PrivateFile },
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
    /// The public key file that was asked for.
    public: PublicFormat,
    /// What protects the private key files.
    passphrase: Option<Rc<Secret>>,
    /// What became of the last wish for a file.
    saving: Saving,
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
    /// The form as it was when it was sent.
    asked: Form,
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
            asked: Form::default(),
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
                self.asked = Form::default();
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
            Msg::Save { number, file } => self.save(number, file),
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
                        busy={self.busy.is_some() || self.is_writing()}
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
                if let Some(Shown { made, number, file, public, passphrase, saving, .. }) = &self.shown {
                    <MadeKey
                        key={*number}
                        made={made::Shared(Rc::clone(made))}
                        file={*file}
                        public={*public}
                        protected={passphrase.is_some()}
                        saving={saving.clone()}
                        busy={self.busy.is_some() || self.is_writing()}
                        heading={self.heading.clone()}
                        on_save={
                            let number = *number;
                            link.callback(move |file| Msg::Save { number, file })
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

impl Shown {
    /// Hands a file to the browser, to be saved.
    fn hand_over(&mut self, file: &MadeFile) {
        let name = self.made.file_stem().private(file.file);
        if save(&name, file.format.metadata().media_type, file.content.expose()) {
            self.guard = None;
            self.file = file.file;
            self.saving = Saving::Saved(name);
        } else {
            self.saving = Saving::Failed((text().errors.page)(PageFault::DownloadRefused));
        }
    }
}

impl Create {
    fn unsaved(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.guard.is_some())
    }

    /// The form was sent: ask first if a key would be lost, and complain if something is wrong.
    fn send(&mut self, context: &Context<Self>) {
        if self.busy.is_some() || self.is_writing() {
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
        let link = context.link().clone();
        self.notice = None;
        self.busy = Some(Busy {
            work: Work::begin(self.form.key_type, self.form.passphrase.is_some()),
            since: now(),
            _clock: Interval::new(TICK, move || link.send_message(Msg::Tick)),
        });
        self.asked = self.form.clone();
        self.maker.give(request);
    }

    /// Saves the file that is there, and has any other one written first.
    fn save(&mut self, number: usize, file: PrivateFile) {
        let resting = self.busy.is_none() && !self.is_writing();
        let Some(shown) = self.shown.as_mut().filter(|shown| shown.number == number) else { return };
        if file == shown.made.file.file {
            // It is there already, so nothing has to rest for it.
            let made = Rc::clone(&shown.made);
            let writing = shown.saving.clone();
            shown.hand_over(&made.file);
            if matches!(writing, Saving::Writing(_)) {
                shown.saving = writing;
            }
            return;
        }
        if !resting {
            return;
        }
        let passphrase = shown.passphrase.as_deref().map(Passphrase::new).transpose();
        let Ok(passphrase) = passphrase else { return };
        let key = Secret::new(shown.made.key.expose().to_vec());
        shown.saving = Saving::Writing(file);
        self.maker.give(Request::Write { key_type: shown.made.key_type, key, file, passphrase });
    }

    fn is_writing(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| matches!(shown.saving, Saving::Writing(_)))
    }

    /// The job ended with nothing. A key that is there stays.
    fn fail(&mut self, advice: Advice) {
        let writing = |shown: &&mut Shown| matches!(shown.saving, Saving::Writing(_));
        if let Some(shown) = self.shown.as_mut().filter(writing) {
            shown.saving = Saving::Failed(advice);
        } else {
            self.asked = Form::default();
            self.notice = Some(Notice::Wrong(advice));
            self.focus = Some(Focus::Generate);
        }
        self.busy = None;
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
                    file: made.file.file,
                    made: Rc::new(*made),
                    number: self.made,
                    public: self.asked.public_file(),
                    passphrase: self.asked.passphrase.take(),
                    saving: Saving::Nothing,
                    guard: Some(LeavingGuard::new()),
                });
                self.focus = Some(Focus::Heading);
            }
            Some(Outcome::Written(file)) => {
                if let Some(shown) = &mut self.shown {
                    shown.hand_over(&file);
                }
            }
            Some(Outcome::Broken(advice)) => {
                self.broken = Some(advice.clone());
                self.fail(advice);
            }
            Some(Outcome::Failed(advice)) => self.fail(advice),
        }
        true
    }

    fn forget(&mut self) {
        if self.is_writing() {
            self.maker.renew();
        }
        self.shown = None;
        self.form.apply(Change::Passphrase(None));
        if self.busy.is_none() {
            self.asked = Form::default();
        }
        forget_downloads();
        self.fields.wipe_passphrase();
        self.notice = Some(Notice::Said(text().made.forgotten.to_owned()));
        self.focus = Some(Focus::Form);
    }
}
