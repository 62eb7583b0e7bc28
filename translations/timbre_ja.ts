<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
    <context>
        <name>timbre::ui::CleanPanel</name>
        <message>
            <source>Before</source>
            <translation>処理前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>処理後</translation>
        </message>
        <message>
            <source>B switches while it plays; both are equally loud.</source>
            <translation>再生中に B で切り替え。同じ音量です。</translation>
        </message>
        <message>
            <source>Clean this recording</source>
            <translation>この録音をクリーニング</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Repair clipping</source>
            <translation>クリップを修復</translation>
        </message>
        <message>
            <source>Rebuilds peaks that were cut off.</source>
            <translation>切れた山を復元します。</translation>
        </message>
        <message>
            <source>Remove clicks</source>
            <translation>クリック音を除く</translation>
        </message>
        <message>
            <source>Sensitivity</source>
            <translation>感度</translation>
        </message>
        <message>
            <source>Mouth noise and crackles.</source>
            <translation>リップノイズやパチパチ音。</translation>
        </message>
        <message>
            <source>Remove hum</source>
            <translation>ハムを除く</translation>
        </message>
        <message>
            <source>50 or 60 Hz of the mains and their overtones.</source>
            <translation>電源の 50/60 Hz とその倍音。</translation>
        </message>
        <message>
            <source>Cut rumble</source>
            <translation>低い響きを除く</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>下限</translation>
        </message>
        <message>
            <source>Steps, wind and traffic under the voice.</source>
            <translation>声の下の足音、風、車の音。</translation>
        </message>
        <message>
            <source>Remove noise</source>
            <translation>雑音を除く</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>量</translation>
        </message>
        <message>
            <source>Fans, hiss and rooms, by a neural network.</source>
            <translation>ファン、ヒス、環境音をニューラルネットで除きます。</translation>
        </message>
        <message>
            <source>Reduce echo</source>
            <translation>反響を減らす</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>強さ</translation>
        </message>
        <message>
            <source>Dries a room that sounds empty.</source>
            <translation>がらんとした部屋の響きを抑えます。</translation>
        </message>
        <message>
            <source>Soften sibilants</source>
            <translation>歯擦音を和らげる</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>最大</translation>
        </message>
        <message>
            <source>Sharp s and sh sounds.</source>
            <translation>鋭いサ行・シャ行。</translation>
        </message>
        <message>
            <source>Trim silence</source>
            <translation>無音を切り詰める</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>残す</translation>
        </message>
        <message>
            <source>At the start and at the end.</source>
            <translation>始めと終わり。</translation>
        </message>
        <message>
            <source>Set loudness</source>
            <translation>音量をそろえる</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目標</translation>
        </message>
        <message>
            <source>Same loudness for every clip, peaks under -1 dB.</source>
            <translation>どのクリップも同じ音量、ピークは -1 dB 未満。</translation>
        </message>
        <message>
            <source>Soften spots</source>
            <translation>部分的に弱める</translation>
        </message>
        <message>
            <source>By</source>
            <translation>弱める量</translation>
        </message>
        <message>
            <source>A cough or a ring: drag over it in the spectrogram with Shift held.</source>
            <translation>咳や着信音など。Shift を押しながらスペクトログラム上をドラッグします。</translation>
        </message>
        <message>
            <source>Remove steady noise</source>
            <translation>定常ノイズを除去</translation>
        </message>
        <message>
            <source>A fan or a hiss that is always the same; it can be learned from a part where nobody speaks.</source>
            <translation>変化しないファンやヒスの音。誰も話していない部分から学習できます。</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>Soften the selected spot</source>
            <translation>選択した部分を弱める</translation>
        </message>
        <message>
            <source>Learn it from the selection</source>
            <translation>選択部分から学習</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ClipJobs</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>ほか %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped. What was done so far is kept.</source>
            <translation>停止しました。ここまでの結果は残ります。</translation>
        </message>
        <message numerus="yes">
            <source>Importing %n file(s)</source>
            <translation>
                <numerusform>%n 個のファイルを読み込み中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) imported.</source>
            <translation>
                <numerusform>%n 個のクリップを読み込みました。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Measuring %n clip(s)</source>
            <translation>
                <numerusform>%n 個のクリップを測定中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) measured.</source>
            <translation>
                <numerusform>%n 個のクリップを測定しました。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Repairing %n clip(s)</source>
            <translation>
                <numerusform>%n 個のクリップを修復中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) repaired.</source>
            <translation>
                <numerusform>%n 個のクリップを修復しました。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would not sound better and stay as they were.</source>
            <translation>
                <numerusform>%n 個は修復しても良くならないため、そのままです。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Transcribing %n clip(s)</source>
            <translation>
                <numerusform>%n 個のクリップを文字起こし中</numerusform>
            </translation>
        </message>
        <message>
            <source>Listening …</source>
            <translation>聞き取り中…</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) transcribed.</source>
            <translation>
                <numerusform>%n 個のクリップを文字起こししました。</numerusform>
            </translation>
        </message>
        <message>
            <source>Exporting the clips</source>
            <translation>クリップを書き出し中</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) written, with the list %1.</source>
            <translation>
                <numerusform>%n 個のクリップとリスト %1 を書き出しました。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ClipModel</name>
        <message>
            <source>good</source>
            <translation>良好</translation>
        </message>
        <message>
            <source>repair</source>
            <translation>修復</translation>
        </message>
        <message>
            <source>drop</source>
            <translation>除外</translation>
        </message>
        <message>
            <source>background noise</source>
            <translation>背景雑音</translation>
        </message>
        <message>
            <source>overdriven</source>
            <translation>音割れ</translation>
        </message>
        <message>
            <source>dull, like a telephone</source>
            <translation>電話のようにこもる</translation>
        </message>
        <message>
            <source>echoing room</source>
            <translation>部屋の反響</translation>
        </message>
        <message>
            <source>unusual speaking rate</source>
            <translation>話速が不自然</translation>
        </message>
        <message>
            <source>another voice</source>
            <translation>別の声</translation>
        </message>
        <message>
            <source>a second speaker</source>
            <translation>二人目の話者</translation>
        </message>
        <message>
            <source>music</source>
            <translation>音楽</translation>
        </message>
        <message>
            <source>hardly any speech</source>
            <translation>ほとんど無音</translation>
        </message>
        <message>
            <source>very short</source>
            <translation>短すぎる</translation>
        </message>
        <message>
            <source>very long</source>
            <translation>長すぎる</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 LUFS</source>
            <translation>%1 LUFS</translation>
        </message>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>除外済み</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>テキスト</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>言語</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長さ</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Above noise</source>
            <translation>SN比</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>評価</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>小さすぎる</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>大きすぎる</translation>
        </message>
        <message>
            <source>mains hum</source>
            <translation>電源ハム</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>無音</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>修復済み</translation>
        </message>
        <message>
            <source>Not in the sound: %1</source>
            <translation>音声にない語: %1</translation>
        </message>
        <message>
            <source>Heard, but not in the text: %1</source>
            <translation>聞こえたがテキストにない語: %1</translation>
        </message>
        <message>
            <source>The voice differs from the rest of the set by %1 %; other people&apos;s by 20 % and more.</source>
            <translation>声はほかのクリップと %1 % 違います。別人の声では 20 % 以上になります。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Clock</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 時間</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::DatasetPage</name>
        <message>
            <source>Every clip that is shown has been checked.</source>
            <translation>表示中のクリップはすべて確認済みです。</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>プロジェクトが開かれていません</translation>
        </message>
        <message>
            <source>Clips belong to a project. Open one, or make a new one.</source>
            <translation>クリップはプロジェクトに属します。開くか、新しく作ってください。</translation>
        </message>
        <message>
            <source>Go to projects</source>
            <translation>プロジェクトへ</translation>
        </message>
        <message>
            <source>No clips yet</source>
            <translation>クリップはまだありません</translation>
        </message>
        <message>
            <source>Bring recordings, a folder of them, or a .list file. Long recordings are cut in their pauses. You can also drop files anywhere in this window.</source>
            <translation>録音、録音のフォルダ、または .list ファイルを読み込みます。長い録音は無音部分で切り分けます。ウィンドウのどこにでもドロップできます。</translation>
        </message>
        <message>
            <source>Import files …</source>
            <translation>ファイルを読み込む…</translation>
        </message>
        <message>
            <source>Enter plays · F2 edits · Ctrl+D next doubtful · Ctrl+Enter checked · Del leaves out</source>
            <translation>Enter 再生 · F2 編集 · Ctrl+D 次の要確認 · Ctrl+Enter 確認済み · Del 除外</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>文字起こし</translation>
        </message>
        <message>
            <source>Import …</source>
            <translation>読み込む…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>クリップ</translation>
        </message>
        <message>
            <source>“%1” is in none of the texts that are shown.</source>
            <translation>表示中のテキストに「%1」はありません。</translation>
        </message>
        <message numerus="yes">
            <source>Replaced in %n text(s).</source>
            <translation>
                <numerusform>%n 件のテキストで置換しました。</numerusform>
            </translation>
        </message>
        <message>
            <source>Import recordings</source>
            <translation>録音を読み込む</translation>
        </message>
        <message>
            <source>Sound and lists (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)</source>
            <translation>音声とリスト (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff *.mp4 *.list)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>すべてのファイル (*)</translation>
        </message>
        <message>
            <source>Folder for the clips and their list</source>
            <translation>クリップとリストの保存先</translation>
        </message>
        <message>
            <source>Check the sound</source>
            <translation>音を調べる</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>書き出す</translation>
        </message>
        <message>
            <source>For training: WAV, 32 kHz …</source>
            <translation>学習用: WAV、32 kHz…</translation>
        </message>
        <message>
            <source>For other programs: WAV, 48 kHz …</source>
            <translation>ほかのプログラム用: WAV、48 kHz…</translation>
        </message>
        <message>
            <source>Writes down what is said in the clips that have no text, and marks the words of the others that are not in the sound</source>
            <translation>テキストのないクリップで話されている内容を書き起こし、ほかのクリップでは音声にない語に印を付けます</translation>
        </message>
        <message>
            <source>Measures noise, clipping, loudness and more, compares the voices, and grades each clip</source>
            <translation>ノイズ、音割れ、音量などを測り、声を比べて、各クリップを評価します</translation>
        </message>
        <message>
            <source>Takes away noise, hum, echo and clipping where that makes a clip better. Undo brings the old sound back.</source>
            <translation>クリップが良くなる場合に、ノイズ、ハム、残響、音割れを取り除きます。元に戻すと元の音に戻ります。</translation>
        </message>
        <message numerus="yes">
            <source>Repair %n clip(s)</source>
            <translation>
                <numerusform>%n 個のクリップを修復</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ErrorText</name>
        <message>
            <source>“%1” is not there. %2</source>
            <translation>「%1」がありません。%2</translation>
        </message>
        <message>
            <source>“%1” cannot be written to. Choose another folder.</source>
            <translation>「%1」に書き込めません。別のフォルダを選んでください。</translation>
        </message>
        <message>
            <source>The disk is full. Free some space and try again; nothing was changed.</source>
            <translation>ディスクがいっぱいです。空きを作ってやり直してください。何も変更していません。</translation>
        </message>
        <message>
            <source>“%1” is damaged. Copy or download it again. %2</source>
            <translation>「%1」は壊れています。もう一度コピーかダウンロードをしてください。%2</translation>
        </message>
        <message>
            <source>There is not enough memory. Close other programs, or choose the processor instead of the graphics card.</source>
            <translation>メモリが足りません。ほかのプログラムを閉じるか、グラフィックカードの代わりにプロセッサを選んでください。</translation>
        </message>
        <message>
            <source>Something went wrong inside the program: %1</source>
            <translation>プログラム内部で問題が起きました: %1</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <translation>「%1」: %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::FilterBar</name>
        <message>
            <source>All</source>
            <translation>すべて</translation>
        </message>
        <message>
            <source>To check</source>
            <translation>要確認</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修復</translation>
        </message>
        <message>
            <source>Without text</source>
            <translation>テキストなし</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>除外</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>表示: %1</translation>
        </message>
        <message>
            <source>Search the texts</source>
            <translation>テキストを検索</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Guide</name>
        <message>
            <source>This is the voice that ships with the program. It speaks a sentence for you now.</source>
            <translation>これはプログラムに付属する声です。今から一文を話します。</translation>
        </message>
        <message>
            <source>Next: your own voice. Record yourself, or bring a recording of the voice.</source>
            <translation>次はあなた自身の声です。自分を録音するか、録音を読み込んでください。</translation>
        </message>
        <message>
            <source>Step %1 of 3</source>
            <translation>ステップ %1 / 3</translation>
        </message>
        <message>
            <source>Make my own voice</source>
            <translation>自分の声を作る</translation>
        </message>
        <message>
            <source>Close the guide</source>
            <translation>ガイドを閉じる</translation>
        </message>
        <message>
            <source>Now change the text and press Speak.</source>
            <translation>テキストを書き換えて「話す」を押してみてください。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Header</name>
        <message>
            <source>change text</source>
            <translation>テキストの変更</translation>
        </message>
        <message>
            <source>replace text</source>
            <translation>テキストの置換</translation>
        </message>
        <message>
            <source>drop clips</source>
            <translation>クリップの除外</translation>
        </message>
        <message>
            <source>take clips back</source>
            <translation>クリップの復帰</translation>
        </message>
        <message>
            <source>mark as checked</source>
            <translation>確認済みの印</translation>
        </message>
        <message>
            <source>change language</source>
            <translation>言語の変更</translation>
        </message>
        <message>
            <source>change speaker</source>
            <translation>話者の変更</translation>
        </message>
        <message>
            <source>import</source>
            <translation>読み込み</translation>
        </message>
        <message>
            <source>record</source>
            <translation>録音</translation>
        </message>
        <message>
            <source>slice</source>
            <translation>切り分け</translation>
        </message>
        <message>
            <source>clean</source>
            <translation>クリーニング</translation>
        </message>
        <message>
            <source>transcribe</source>
            <translation>文字起こし</translation>
        </message>
        <message>
            <source>measure clips</source>
            <translation>クリップの測定</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>削除</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>編集</translation>
        </message>
        <message>
            <source>Timbre Studio</source>
            <translation>Timbre Studio</translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>録音 %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>read only</source>
            <translation>読み取り専用</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>元に戻す: %1</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>元に戻す</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>やり直す: %1</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>やり直す</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>キーボードショートカット</translation>
        </message>
        <message>
            <source>repair clips</source>
            <translation>クリップの修復</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::JobsPanel</name>
        <message>
            <source>%1 % · about %2 left</source>
            <translation>%1 % · 残り約 %2</translation>
        </message>
        <message>
            <source>Just started</source>
            <translation>開始したところ</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>Stopped. What was done so far is kept.</source>
            <translation>停止しました。ここまでの結果は残ります。</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>ジョブ</translation>
        </message>
        <message>
            <source>Nothing is running. Long tasks appear here.</source>
            <translation>実行中のものはありません。時間のかかる処理はここに表示されます。</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>完了分を消す</translation>
        </message>
        <message>
            <source>Stop: %1</source>
            <translation>停止: %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::LevelMeter</name>
        <message>
            <source>Recording level</source>
            <translation>録音レベル</translation>
        </message>
        <message>
            <source>Peak %1 dB</source>
            <translation>ピーク %1 dB</translation>
        </message>
        <message>
            <source>CLIP</source>
            <translation>クリップ</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::MainWindow</name>
        <message>
            <source>Speaking</source>
            <translation>話しています</translation>
        </message>
        <message>
            <source>Audiobook</source>
            <translation>オーディオブック</translation>
        </message>
        <message>
            <source>Books with chapters and several speakers are not part of this version. The Speak page reads texts of any length in one voice.</source>
            <translation>章や複数話者の本はこの版にありません。「話す」ページは一つの声でどんな長さのテキストも読みます。</translation>
        </message>
        <message>
            <source>Go to Speak</source>
            <translation>「話す」へ</translation>
        </message>
        <message>
            <source>%1 – Timbre Studio</source>
            <translation>%1 – Timbre Studio</translation>
        </message>
        <message>
            <source>Timbre Studio</source>
            <translation>Timbre Studio</translation>
        </message>
        <message>
            <source>Cleaning a recording</source>
            <translation>録音をクリーニング中</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::MelLane</name>
        <message>
            <source>%1 Hz</source>
            <translation>%1 Hz</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Minimap</name>
        <message>
            <source>Whole recording</source>
            <translation>録音全体</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Pages</name>
        <message>
            <source>Home</source>
            <comment>navigation</comment>
            <translation>ホーム</translation>
        </message>
        <message>
            <source>Record</source>
            <comment>navigation</comment>
            <translation>録音</translation>
        </message>
        <message>
            <source>Dataset</source>
            <comment>navigation</comment>
            <translation>データセット</translation>
        </message>
        <message>
            <source>Train</source>
            <comment>navigation</comment>
            <translation>学習</translation>
        </message>
        <message>
            <source>Speak</source>
            <comment>navigation</comment>
            <translation>話す</translation>
        </message>
        <message>
            <source>Book</source>
            <comment>navigation</comment>
            <translation>本</translation>
        </message>
        <message>
            <source>Voices</source>
            <comment>navigation</comment>
            <translation>声</translation>
        </message>
        <message>
            <source>Settings</source>
            <comment>navigation</comment>
            <translation>設定</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>ホーム</translation>
        </message>
        <message>
            <source>Record &amp; Clean</source>
            <translation>録音とクリーニング</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>データセット</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>話す</translation>
        </message>
        <message>
            <source>Audiobook</source>
            <translation>オーディオブック</translation>
        </message>
        <message>
            <source>Voices &amp; Models</source>
            <translation>声とモデル</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>設定</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Player</name>
        <message>
            <source>No sound device was found. The speech can be saved to a file.</source>
            <translation>音声デバイスが見つかりません。音声はファイルに保存できます。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProjectSession</name>
        <message>
            <source>“%1” is open in another window. Close it there, or open it to read only.</source>
            <translation>「%1」は別のウィンドウで開かれています。そちらを閉じるか、読み取り専用で開いてください。</translation>
        </message>
        <message>
            <source>“%1” is damaged. The damaged file is kept beside the backup you choose.</source>
            <translation>「%1」は壊れています。壊れたファイルは、選んだバックアップの横に残します。</translation>
        </message>
        <message>
            <source>“%1” was made by a newer Timbre Studio. Update the program to open it; nothing was changed.</source>
            <translation>「%1」は新しい Timbre Studio で作られました。プログラムを更新して開いてください。何も変更していません。</translation>
        </message>
        <message>
            <source>“%1” cannot be written to. It can be opened to read only.</source>
            <translation>「%1」には書き込めません。読み取り専用で開けます。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ReadinessBar</name>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>クリップ %n 個</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to check</source>
            <translation>
                <numerusform>要確認 %n 個</numerusform>
            </translation>
        </message>
        <message>
            <source>imitate</source>
            <translation>模倣</translation>
        </message>
        <message>
            <source>One good clip of 3 to 10 seconds is enough to imitate a voice.</source>
            <translation>声をまねるには 3〜10 秒の良いクリップが一つあれば足ります。</translation>
        </message>
        <message>
            <source>train</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>A voice can be trained from one minute of clips with texts on. There are %1 now.</source>
            <translation>テキスト付きクリップが 1 分あれば声を学習できます。今は %1 です。</translation>
        </message>
        <message>
            <source>long texts</source>
            <translation>長文</translation>
        </message>
        <message>
            <source>From ten minutes on a voice has enough variety for long texts. There are %1 now.</source>
            <translation>10 分以上あれば長文に十分な変化があります。今は %1 です。</translation>
        </message>
        <message>
            <source>Good enough for: %1</source>
            <translation>十分です: %1</translation>
        </message>
        <message>
            <source>Not yet enough for: %1</source>
            <translation>まだ足りません: %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Listening</name>
        <message>
            <source>%1 s can be heard before and after; equally loud.</source>
            <translation>前後を %1 秒聞き比べられます（同じ音量）。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordPage</name>
        <message>
            <source>take</source>
            <translation>テイク</translation>
        </message>
        <message>
            <source>Stopped. The recording is as it was.</source>
            <translation>停止しました。録音は元のままです。</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>録音</translation>
        </message>
        <message>
            <source>Clean</source>
            <translation>クリーニング</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>切り分け</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>ステップ</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>開く…</translation>
        </message>
        <message>
            <source>Open a recording</source>
            <translation>録音を開く</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>再生</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>スペース</translation>
        </message>
        <message>
            <source>Press Record and speak, or drop a recording here.</source>
            <translation>「録音」を押して話すか、録音をここにドロップしてください。</translation>
        </message>
        <message>
            <source>Play and switch between before and after.</source>
            <translation>再生して前後を切り替えます。</translation>
        </message>
        <message>
            <source>Play and switch between before and after. The neural denoiser is not installed; a spectral gate takes its place.</source>
            <translation>再生して前後を切り替えます。ニューラル雑音除去がないため、スペクトルゲートを使います。</translation>
        </message>
        <message>
            <source>No recording is open</source>
            <translation>録音が開かれていません</translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)</source>
            <translation>音声ファイル (*.wav *.flac *.ogg *.opus *.mp3 *.aiff)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>すべてのファイル (*)</translation>
        </message>
        <message>
            <source>Recording …</source>
            <translation>録音中…</translation>
        </message>
        <message>
            <source>%1 cleaned</source>
            <translation>%1 クリーニング済み</translation>
        </message>
        <message>
            <source>Open or create a project first; recordings are kept in it.</source>
            <translation>先にプロジェクトを開くか作ってください。録音はその中に残ります。</translation>
        </message>
        <message>
            <source>Cleaned. The original is kept as it was.</source>
            <translation>クリーニングしました。元の録音はそのままです。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordPanel</name>
        <message>
            <source>Microphone</source>
            <translation>マイク</translation>
        </message>
        <message>
            <source>Read aloud</source>
            <translation>読み上げてください</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>台本</translation>
        </message>
        <message>
            <source>Lines of the script</source>
            <translation>台本の行</translation>
        </message>
        <message>
            <source>Recording level</source>
            <translation>録音レベル</translation>
        </message>
        <message numerus="yes">
            <source>Count in (%n s)</source>
            <translation>
                <numerusform>カウントイン（%n 秒）</numerusform>
            </translation>
        </message>
        <message>
            <source>Next line after a silence</source>
            <translation>無音のあと次の行へ</translation>
        </message>
        <message>
            <source>Retake</source>
            <translation>録り直す</translation>
        </message>
        <message>
            <source>Records the last take, or the chosen line, again.</source>
            <translation>直前のテイクか選んだ行を録り直します。</translation>
        </message>
        <message>
            <source>No script: speak freely</source>
            <translation>台本なし: 自由に話す</translation>
        </message>
        <message>
            <source>English sentences</source>
            <translation>英語の文</translation>
        </message>
        <message>
            <source>Mandarin sentences</source>
            <translation>中国語の文</translation>
        </message>
        <message>
            <source>Japanese sentences</source>
            <translation>日本語の文</translation>
        </message>
        <message>
            <source>Open or create a project first; recordings are kept in it.</source>
            <translation>先にプロジェクトを開くか作ってください。録音はその中に残ります。</translation>
        </message>
        <message>
            <source>No microphone was found</source>
            <translation>マイクが見つかりません</translation>
        </message>
        <message>
            <source>Plug one in; it is noticed by itself. Files can be opened without one.</source>
            <translation>接続すると自動で見つかります。なくてもファイルは開けます。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>録音</translation>
        </message>
        <message>
            <source>Record this line</source>
            <translation>この行を録音</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>続ける</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>No sound at all. Is the microphone muted?</source>
            <translation>まったく音がありません。マイクがミュートでは？</translation>
        </message>
        <message>
            <source>The room is noisy (%1 dB). Say something to check the level.</source>
            <translation>部屋が騒がしめです（%1 dB）。話して音量を確認してください。</translation>
        </message>
        <message>
            <source>The room is quiet (%1 dB). Say something to check the level.</source>
            <translation>部屋は静かです（%1 dB）。話して音量を確認してください。</translation>
        </message>
        <message>
            <source>Too soft (%1 LUFS). Come closer or turn the input up.</source>
            <translation>小さすぎます（%1 LUFS）。近づくか入力を上げてください。</translation>
        </message>
        <message>
            <source>Good: speech %1 LUFS, noise %2 dB.</source>
            <translation>良好: 声 %1 LUFS、雑音 %2 dB。</translation>
        </message>
        <message>
            <source>Too loud (%1 LUFS). Step back or turn the input down.</source>
            <translation>大きすぎます（%1 LUFS）。離れるか入力を下げてください。</translation>
        </message>
        <message numerus="yes">
            <source>Clipping: %n sample(s) at full scale. Turn the input down and take it again.</source>
            <translation>
                <numerusform>クリップ: %n サンプルが最大値です。入力を下げて録り直してください。</numerusform>
            </translation>
        </message>
        <message>
            <source>Much noise behind the voice (%1 dB). Look for a fan, or come closer.</source>
            <translation>声の後ろの雑音が大きめです（%1 dB）。ファンを確認するか、近づいてください。</translation>
        </message>
        <message>
            <source>Read aloud: %1 of %2</source>
            <translation>読み上げ: %1 / %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Recorder</name>
        <message>
            <source>The microphone was unplugged.</source>
            <translation>マイクが外されました。</translation>
        </message>
        <message>
            <source>No microphone was found. Plug one in, or drop a recording here.</source>
            <translation>マイクが見つかりません。接続するか、録音をここにドロップしてください。</translation>
        </message>
        <message>
            <source>The microphone stopped working.</source>
            <translation>マイクが動かなくなりました。</translation>
        </message>
        <message>
            <source>The first %1 s are kept in “%2”.</source>
            <translation>最初の %1 秒は「%2」に残っています。</translation>
        </message>
        <message>
            <source>The disk is full, so recording stopped.</source>
            <translation>ディスクがいっぱいのため録音を停止しました。</translation>
        </message>
        <message>
            <source>The %1 s recorded so far are kept.</source>
            <translation>ここまでの %1 秒は残ります。</translation>
        </message>
        <message>
            <source>The microphone sends no sound any more.</source>
            <translation>マイクから音が届かなくなりました。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RecordingLink</name>
        <message>
            <source>Open or create a project first; clips are kept in it.</source>
            <translation>先にプロジェクトを開くか作ってください。クリップはその中に残ります。</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s) are in the dataset now.</source>
            <translation>
                <numerusform>データセットにクリップが %n 個入りました。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ReplaceBar</name>
        <message>
            <source>Replace this</source>
            <translation>これを</translation>
        </message>
        <message>
            <source>with this</source>
            <translation>これに</translation>
        </message>
        <message>
            <source>Replace in all shown</source>
            <translation>表示中すべてで置換</translation>
        </message>
        <message>
            <source>Close search and replace</source>
            <translation>検索と置換を閉じる</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SettingsPage</name>
        <message>
            <source>General</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>言語</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外観</translation>
        </message>
        <message>
            <source>New projects go to</source>
            <translation>新しいプロジェクトの場所</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>計算</translation>
        </message>
        <message>
            <source>Compute on</source>
            <translation>計算に使う装置</translation>
        </message>
        <message>
            <source>Takes effect at the next start.</source>
            <translation>次回の起動から有効です。</translation>
        </message>
        <message>
            <source>Everything is computed on this computer. The program never connects to the internet.</source>
            <translation>すべてこのコンピュータで計算します。インターネットには接続しません。</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>システムに合わせる</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>ライト</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>ダーク</translation>
        </message>
        <message>
            <source>The fastest there is</source>
            <translation>最も速いもの</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>プロセッサ</translation>
        </message>
        <message>
            <source>Graphics card</source>
            <translation>グラフィックカード</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>キーボードショートカット</translation>
        </message>
        <message>
            <source>Folder for new projects</source>
            <translation>新しいプロジェクトのフォルダ</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>キーボードショートカット</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>閉じる</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>どこでも</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>スペース</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>再生・一時停止</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>元に戻す</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>やり直す</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>プロジェクトを開く</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>ファイルを読み込む</translation>
        </message>
        <message>
            <source>Show the jobs</source>
            <translation>ジョブを表示</translation>
        </message>
        <message>
            <source>This page</source>
            <translation>このページ</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>終了</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>ページ</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>データセット</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Play the clip</source>
            <translation>クリップを再生</translation>
        </message>
        <message>
            <source>Change its text</source>
            <translation>テキストを編集</translation>
        </message>
        <message>
            <source>Next doubtful clip</source>
            <translation>次の要確認クリップ</translation>
        </message>
        <message>
            <source>Checked, and on to the next</source>
            <translation>確認済みにして次へ</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Del</translation>
        </message>
        <message>
            <source>Drop the chosen clips, or take them back</source>
            <translation>選んだクリップを除外、または戻す</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>検索</translation>
        </message>
        <message>
            <source>Search and replace</source>
            <translation>検索と置換</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>話す</translation>
        </message>
        <message>
            <source>Speak the text</source>
            <translation>テキストを話す</translation>
        </message>
        <message>
            <source>Save the speech</source>
            <translation>音声を保存</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceModel</name>
        <message>
            <source>Move a cut</source>
            <translation>切れ目を動かす</translation>
        </message>
        <message>
            <source>Split a slice</source>
            <translation>スライスを分ける</translation>
        </message>
        <message>
            <source>Merge slices</source>
            <translation>スライスを合わせる</translation>
        </message>
        <message>
            <source>Remove a slice</source>
            <translation>スライスを消す</translation>
        </message>
        <message>
            <source>Add a slice</source>
            <translation>スライスを加える</translation>
        </message>
        <message>
            <source>Slice again</source>
            <translation>切り分け直す</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SlicePanel</name>
        <message>
            <source>Silence is below</source>
            <translation>無音とみなす値</translation>
        </message>
        <message>
            <source>Slices of at least</source>
            <translation>スライスの最短</translation>
        </message>
        <message>
            <source>Cut in pauses longer than</source>
            <translation>これより長い間で切る</translation>
        </message>
        <message>
            <source>Keep silence around speech</source>
            <translation>声の前後に残す無音</translation>
        </message>
        <message>
            <source>Find the cuts</source>
            <translation>切れ目を探す</translation>
        </message>
        <message numerus="yes">
            <source>Keep %n slice(s)</source>
            <translation>
                <numerusform>スライス %n 個を残す</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep the slices</source>
            <translation>スライスを残す</translation>
        </message>
        <message numerus="yes">
            <source>%n slice(s) of %1 to %2 s; </source>
            <translation>
                <numerusform>スライス %n 個、%1〜%2 秒。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 is kept.</source>
            <translation>%2 のうち %1 を残します。</translation>
        </message>
        <message>
            <source>Listening for speech … %1 %</source>
            <translation>音声を検出中… %1 %</translation>
        </message>
        <message>
            <source>By voice</source>
            <translation>声で切る</translation>
        </message>
        <message>
            <source>By loudness</source>
            <translation>音量で切る</translation>
        </message>
        <message>
            <source>Find cuts</source>
            <translation>区切りの探し方</translation>
        </message>
        <message>
            <source>Sure that it is speech</source>
            <translation>音声と判断する確度</translation>
        </message>
        <message>
            <source>Slices of at most</source>
            <translation>スライスの最大の長さ</translation>
        </message>
        <message>
            <source>Cuts the recording in its pauses, never in a word. Drag the edges in the picture to correct a cut; S splits, M merges, Delete drops a slice.</source>
            <translation>録音を間で区切ります。言葉の途中では切りません。図の端をドラッグして直せます。S で分割、M で結合、Delete で削除します。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceTable</name>
        <message>
            <source>Slices</source>
            <translation>スライス</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SliceTableModel</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>採用</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>修復</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>除外</translation>
        </message>
        <message>
            <source>Slice</source>
            <translation>切り分け</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>開始</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長さ</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>評価</translation>
        </message>
        <message>
            <source>not judged yet</source>
            <translation>未判定</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Slicing</name>
        <message>
            <source>too short</source>
            <translation>短すぎる</translation>
        </message>
        <message>
            <source>too long</source>
            <translation>長すぎる</translation>
        </message>
        <message>
            <source>hardly any speech</source>
            <translation>ほとんど音声がない</translation>
        </message>
        <message>
            <source>nearly silent</source>
            <translation>ほぼ無音</translation>
        </message>
        <message>
            <source>background noise</source>
            <translation>背景ノイズ</translation>
        </message>
        <message>
            <source>clipped peaks</source>
            <translation>ピークのクリップ</translation>
        </message>
        <message>
            <source>sounds like a telephone</source>
            <translation>電話のような音質</translation>
        </message>
        <message>
            <source>much echo</source>
            <translation>反響が多い</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>小さすぎる</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>大きすぎる</translation>
        </message>
        <message>
            <source>mains hum</source>
            <translation>電源ハム</translation>
        </message>
        <message>
            <source>unusual speaking rate</source>
            <translation>話す速さが不自然</translation>
        </message>
        <message>
            <source>music</source>
            <translation>音楽</translation>
        </message>
        <message>
            <source>another speaker</source>
            <translation>別の話者</translation>
        </message>
        <message>
            <source>two speakers</source>
            <translation>話者が二人</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SoundView</name>
        <message>
            <source>Recording</source>
            <translation>録音</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Waveform</source>
            <translation>波形</translation>
        </message>
        <message>
            <source>Spectrogram</source>
            <translation>スペクトログラム</translation>
        </message>
        <message>
            <source>Drag to select a time; hold Shift to select frequencies too.</source>
            <translation>ドラッグで時間を選択。Shift を押すと周波数も選択します。</translation>
        </message>
        <message>
            <source>Whole recording</source>
            <translation>録音全体</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::SpeakPage</name>
        <message>
            <source>Stopped. What was spoken so far is kept.</source>
            <translation>停止しました。ここまでの音声は残ります。</translation>
        </message>
        <message>
            <source>Type or paste the text to be spoken.</source>
            <translation>話すテキストを入力または貼り付けてください。</translation>
        </message>
        <message>
            <source>Text to be spoken</source>
            <translation>話すテキスト</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>メッセージ</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>進行状況</translation>
        </message>
        <message>
            <source>Speak</source>
            <translation>話す</translation>
        </message>
        <message>
            <source>Speak the text  (Ctrl+Enter)</source>
            <translation>テキストを話す  (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Save …</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>準備中…</translation>
        </message>
        <message>
            <source>Sentence %1 of %2</source>
            <translation>文 %1 / %2</translation>
        </message>
        <message>
            <source>%1 s of speech in %2 s.</source>
            <translation>%2 秒で %1 秒の音声ができました。</translation>
        </message>
        <message numerus="yes">
            <source>%n sentence(s) may have a word missing or repeated; speak again with another seed.</source>
            <translation>
                <numerusform>%n 文で語の抜けや重複があるかもしれません。別のシードでもう一度話してください。</numerusform>
            </translation>
        </message>
        <message>
            <source>Save the speech</source>
            <translation>音声を保存</translation>
        </message>
        <message>
            <source>WAV, 16 bit (*.wav)</source>
            <translation>WAV、16 ビット (*.wav)</translation>
        </message>
        <message>
            <source>FLAC (*.flac)</source>
            <translation>FLAC (*.flac)</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>%1 として保存しました。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>再生</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::StartPage</name>
        <message>
            <source>Hear a first sentence</source>
            <translation>最初の一文を聞く</translation>
        </message>
        <message>
            <source>A small English voice ships with the program. It imitates a sample recording, so that you hear at once what this is about.</source>
            <translation>小さな英語の声が付属しています。見本の録音をまねるので、何ができるかすぐに聞けます。</translation>
        </message>
        <message>
            <source>Hear it</source>
            <translation>聞く</translation>
        </message>
        <message>
            <source>Make a voice</source>
            <translation>声を作る</translation>
        </message>
        <message>
            <source>A project holds your recordings, the texts and the voice made from them. It becomes a folder in %1. You can also drop recordings here.</source>
            <translation>プロジェクトは録音、テキスト、そこから作った声をまとめます。%1 の中のフォルダになります。録音をここにドロップすることもできます。</translation>
        </message>
        <message>
            <source>Name, for example the person&apos;s</source>
            <translation>名前（例: 話す人の名前）</translation>
        </message>
        <message>
            <source>Name of the new project</source>
            <translation>新しいプロジェクトの名前</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>プロジェクトを作る</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近のプロジェクト</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>開く…</translation>
        </message>
        <message>
            <source>None yet. What you make appears here.</source>
            <translation>まだありません。作ったものがここに並びます。</translation>
        </message>
        <message>
            <source>Open the project %1</source>
            <translation>プロジェクト %1 を開く</translation>
        </message>
        <message>
            <source>Open the folder of a project</source>
            <translation>プロジェクトのフォルダを開く</translation>
        </message>
        <message>
            <source>Open to read only</source>
            <translation>読み取り専用で開く</translation>
        </message>
        <message>
            <source>There is no backup of it. Your recordings are still in its audio folder.</source>
            <translation>バックアップがありません。録音は audio フォルダに残っています。</translation>
        </message>
        <message numerus="yes">
            <source>Open the backup of %1 (%n clip(s))</source>
            <translation>
                <numerusform>%1 のバックアップを開く（クリップ %n 個）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TextDelegate</name>
        <message>
            <source>No text yet</source>
            <translation>テキストはまだありません</translation>
        </message>
        <message>
            <source>Text of the clip</source>
            <translation>クリップのテキスト</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TimeRuler</name>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TransportBar</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop  (Esc)</source>
            <translation>停止  (Esc)</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Progress of all jobs</source>
            <translation>全ジョブの進行状況</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>再生</translation>
        </message>
        <message>
            <source>Pause  (Space)</source>
            <translation>一時停止  (スペース)</translation>
        </message>
        <message>
            <source>Play  (Space)</source>
            <translation>再生  (スペース)</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>ジョブ %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>ジョブなし</translation>
        </message>
        <message>
            <source>What is running and what has finished</source>
            <translation>実行中と完了した処理</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ValueSlider</name>
        <message>
            <source>Double-click for the usual value.</source>
            <translation>ダブルクリックで標準値に戻します。</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::VoiceCard</name>
        <message>
            <source>Detect</source>
            <translation>自動判別</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英語</translation>
        </message>
        <message>
            <source>Mandarin</source>
            <translation>中国語（普通話）</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>日本語</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>韓国語</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>広東語</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>基本モデル（英語）</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>声</translation>
        </message>
        <message>
            <source>Speaks like this recording, 3 to 10 seconds of one person. Drop a file here.</source>
            <translation>この録音のように話します。一人の声 3〜10 秒。ファイルをここにドロップできます。</translation>
        </message>
        <message>
            <source>Choose a recording …</source>
            <translation>録音を選ぶ…</translation>
        </message>
        <message>
            <source>What is said in it (optional)</source>
            <translation>話している内容（任意）</translation>
        </message>
        <message>
            <source>A new one each time</source>
            <translation>毎回新しく</translation>
        </message>
        <message>
            <source>Text in</source>
            <translation>テキスト</translation>
        </message>
        <message>
            <source>Recording in</source>
            <translation>録音</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速さ</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>シード</translation>
        </message>
        <message>
            <source>Language of the text</source>
            <translation>テキストの言語</translation>
        </message>
        <message>
            <source>Language of the recording</source>
            <translation>録音の言語</translation>
        </message>
        <message>
            <source>Choose a recording</source>
            <translation>録音を選ぶ</translation>
        </message>
        <message>
            <source>What is said in the recording</source>
            <translation>録音で話している内容</translation>
        </message>
        <message>
            <source>Pause after each sentence</source>
            <translation>文ごとの間</translation>
        </message>
        <message>
            <source>No recording chosen yet.</source>
            <translation>録音はまだ選ばれていません。</translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.ogg *.mp3 *.aiff)</source>
            <translation>音声ファイル (*.wav *.flac *.ogg *.mp3 *.aiff)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>すべてのファイル (*)</translation>
        </message>
        <message>
            <source>Pause</source>
            <comment>between sentences</comment>
            <translation>間</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::VoicesPage</name>
        <message>
            <source>Manner of speaking (GPT)</source>
            <translation>話し方 (GPT)</translation>
        </message>
        <message>
            <source>Sound of the voice (SoVITS)</source>
            <translation>声の響き (SoVITS)</translation>
        </message>
        <message>
            <source>Listens to recordings (content encoder)</source>
            <translation>録音を聞き取る（内容エンコーダ）</translation>
        </message>
        <message>
            <source>Understands Chinese text (BERT)</source>
            <translation>中国語の文を理解する (BERT)</translation>
        </message>
        <message>
            <source>Tells voices apart (speaker encoder)</source>
            <translation>声を聞き分ける（話者エンコーダ）</translation>
        </message>
        <message>
            <source>Writes down speech (Whisper)</source>
            <translation>話を書き起こす (Whisper)</translation>
        </message>
        <message>
            <source>Importing models</source>
            <translation>モデルを読み込み中</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>声</translation>
        </message>
        <message>
            <source>Choose one on the Speak page. A recording of 3 to 10 seconds gives any of them another timbre.</source>
            <translation>「話す」ページで選びます。3〜10 秒の録音で音色を変えられます。</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>The official weights are found in any folder layout and copied here. Nothing is downloaded by itself.</source>
            <translation>公式の重みはどんなフォルダ構成でも見つけて、ここにコピーします。勝手にダウンロードすることはありません。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名前</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>役割</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>サイズ</translation>
        </message>
        <message>
            <source>Import a folder …</source>
            <translation>フォルダを読み込む…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>削除</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>基本モデル（英語）</translation>
        </message>
        <message>
            <source>Folder with models</source>
            <translation>モデルのあるフォルダ</translation>
        </message>
        <message>
            <source>Looking for models …</source>
            <translation>モデルを探しています…</translation>
        </message>
        <message numerus="yes">
            <source>%n model(s) imported.</source>
            <translation>
                <numerusform>%n 個のモデルを読み込みました。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::WaveformLane</name>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::WaveformView</name>
        <message>
            <source>Waveform</source>
            <translation>波形</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Audition</name>
        <message>
            <source>before training</source>
            <translation>学習前</translation>
        </message>
        <message>
            <source>epoch %1</source>
            <translation>エポック %1</translation>
        </message>
        <message>
            <source>Sentence %1, %2</source>
            <translation>文 %1、%2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::Curves</name>
        <message>
            <source>Words misread</source>
            <translation>聞き間違い</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>似ている度合い</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>損失</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>How many words of the test sentences a listening model does not understand. Lower is better.</source>
            <translation>聞き取りモデルがテスト文のうち聞き取れなかった語の割合。低いほど良いです。</translation>
        </message>
        <message>
            <source>How alike the voice and recordings that were held back are, up to 1. Higher is better.</source>
            <translation>声と、取り分けておいた録音がどれだけ似ているか。最大 1、高いほど良いです。</translation>
        </message>
        <message>
            <source>What training makes smaller; a smoothed line over the raw values.</source>
            <translation>学習で小さくする値。元の値の上に平滑化した線を重ねます。</translation>
        </message>
        <message>
            <source>Seconds per step (left) and memory (right)</source>
            <translation>1 ステップの秒数（左）とメモリ（右）</translation>
        </message>
        <message>
            <source>Which loss is shown</source>
            <translation>表示する損失</translation>
        </message>
        <message>
            <source>log</source>
            <translation>対数</translation>
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation>対数目盛</translation>
        </message>
        <message>
            <source>%1 s · %2</source>
            <translation>%1 秒 · %2</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::PlanCard</name>
        <message>
            <source>New voice</source>
            <translation>新しい声</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名前</translation>
        </message>
        <message>
            <source>Name of the voice</source>
            <translation>声の名前</translation>
        </message>
        <message>
            <source>What the voice will be called</source>
            <translation>声に付ける名前</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>クリップ</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>メモリ</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Progress of the plan</source>
            <translation>計画の進み具合</translation>
        </message>
        <message>
            <source>More</source>
            <translation>詳細</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>詳細設定</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>出発点</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>エポック</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>最長</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精度</translation>
        </message>
        <message>
            <source>Model to start from</source>
            <translation>出発点のモデル</translation>
        </message>
        <message>
            <source>What is trained</source>
            <translation>学習するもの</translation>
        </message>
        <message>
            <source>Most minutes</source>
            <translation>最長の分数</translation>
        </message>
        <message>
            <source>Folder with weights …</source>
            <translation>重みのフォルダー…</translation>
        </message>
        <message>
            <source>As recommended</source>
            <translation>おすすめ</translation>
        </message>
        <message>
            <source>Sound only</source>
            <translation>音色のみ</translation>
        </message>
        <message>
            <source>Manner only</source>
            <translation>話し方のみ</translation>
        </message>
        <message>
            <source>Sound and manner</source>
            <translation>音色と話し方</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自動</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>制限なし</translation>
        </message>
        <message>
            <source> min</source>
            <translation> 分</translation>
        </message>
        <message>
            <source>Small adapters (LoRA)</source>
            <translation>小さなアダプター（LoRA）</translation>
        </message>
        <message>
            <source>Train this voice</source>
            <translation>この声を学習</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n クリップ</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, fits with batches of %2</source>
            <translation>%1、バッチ %2 で収まります</translation>
        </message>
        <message>
            <source>%1 on this machine, and listening after each epoch</source>
            <translation>このコンピューターで%1、ほかに各エポック後の試聴</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>ほか %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>Give the voice a name.</source>
            <translation>声に名前を付けてください。</translation>
        </message>
        <message>
            <source>“base” is the model that ships with the program. Choose another name.</source>
            <translation>“base”は付属モデルの名前です。別の名前にしてください。</translation>
        </message>
        <message>
            <source>A name has no slashes, and does not begin with a dot or a dash.</source>
            <translation>名前に斜線は使えず、点やハイフンで始めることもできません。</translation>
        </message>
        <message>
            <source>Folder with official weights (s1*.ckpt, s2G*.pth)</source>
            <translation>公式の重みのフォルダー（s1*.ckpt、s2G*.pth）</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProbeStrip</name>
        <message>
            <source>Listen</source>
            <translation>試聴</translation>
        </message>
        <message>
            <source>The same sentences before training and after each epoch.</source>
            <translation>同じ文を、学習前と各エポックの後に。</translation>
        </message>
        <message>
            <source>Before the first epoch and after each one, three sentences are spoken with the voice so far. They can be heard here.</source>
            <translation>最初のエポックの前と各エポックの後に、その時点の声で 3 つの文を読みます。ここで聞けます。</translation>
        </message>
        <message>
            <source>A/B  (B)</source>
            <translation>A/B（B）</translation>
        </message>
        <message>
            <source>Compare with the sound before</source>
            <translation>前の音と比べる</translation>
        </message>
        <message>
            <source>Switches between the last two epochs that were played, equally loud  (B)</source>
            <translation>最後に再生した 2 つのエポックを同じ音量で切り替え（B）</translation>
        </message>
        <message>
            <source>Sentence %1</source>
            <translation>文 %1</translation>
        </message>
        <message>
            <source>misread
likeness</source>
            <translation>聞き間違い
似ている度合い</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>学習前</translation>
        </message>
        <message>
            <source>Epoch %1</source>
            <translation>エポック %1</translation>
        </message>
        <message>
            <source>%1 measures best</source>
            <translation>%1 が最良の結果</translation>
        </message>
        <message>
            <source>Play sentence %1, %2</source>
            <translation>文 %1 を再生、%2</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>エポック</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::ProcessMeter</name>
        <message>
            <source>processor %1</source>
            <translation>プロセッサー %1</translation>
        </message>
        <message>
            <source>memory %1</source>
            <translation>メモリ %1</translation>
        </message>
        <message>
            <source>%1 free on the disk</source>
            <translation>ディスクの空き %1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunBar</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Ends the training; what it reached is kept</source>
            <translation>学習を終えます。ここまでの成果は残ります</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>再開</translation>
        </message>
        <message>
            <source>Speak with it</source>
            <translation>この声で話す</translation>
        </message>
        <message>
            <source>Progress of the training</source>
            <translation>学習の進み具合</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>続ける</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunList</name>
        <message>
            <source>%1 misread, %2 alike</source>
            <translation>聞き間違い %1、類似 %2</translation>
        </message>
        <message>
            <source>Trainings</source>
            <translation>学習の記録</translation>
        </message>
        <message>
            <source>Each training is kept here with its settings and results.</source>
            <translation>学習ごとに設定と結果がここに残ります。</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>比べる</translation>
        </message>
        <message>
            <source>Use its settings</source>
            <translation>この設定を使う</translation>
        </message>
        <message>
            <source>Takes name and settings over for a new training</source>
            <translation>名前と設定を新しい学習に使います</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>削除</translation>
        </message>
        <message>
            <source>Deletes what the training kept; a finished voice stays</source>
            <translation>学習が残したものを削除します。完成した声は残ります</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>元に戻す</translation>
        </message>
        <message>
            <source>The training was deleted.</source>
            <translation>学習を削除しました。</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>なし</translation>
        </message>
        <message>
            <source>Dashed: %1</source>
            <translation>破線：%1</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::RunLogView</name>
        <message>
            <source>What happened</source>
            <translation>経過</translation>
        </message>
        <message>
            <source>What happened, in words</source>
            <translation>経過を言葉で</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainPage</name>
        <message>
            <source>Measuring how long it will take …</source>
            <translation>所要時間を測っています…</translation>
        </message>
        <message>
            <source>Planning a training</source>
            <translation>学習の計画</translation>
        </message>
        <message>
            <source>Training %1</source>
            <translation>%1 を学習中</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>プロジェクトが開かれていません</translation>
        </message>
        <message>
            <source>A voice is trained from the clips of a project. Open one, or make a new one.</source>
            <translation>声はプロジェクトのクリップから学習します。プロジェクトを開くか、新しく作ってください。</translation>
        </message>
        <message>
            <source>Go to projects</source>
            <translation>プロジェクトへ</translation>
        </message>
        <message>
            <source>No clips to train from yet</source>
            <translation>学習に使えるクリップがまだありません</translation>
        </message>
        <message>
            <source>Bring recordings of one person, from a minute on, with what is said in them.</source>
            <translation>一人の録音を 1 分以上、話した内容と一緒に用意してください。</translation>
        </message>
        <message>
            <source>Go to Dataset</source>
            <translation>データセットへ</translation>
        </message>
        <message>
            <source>Nothing has been trained yet</source>
            <translation>まだ学習していません</translation>
        </message>
        <message>
            <source>While it trains you see here how the voice gets better, and hear it speak.</source>
            <translation>学習中は、声が良くなっていく様子がここに表示され、試聴もできます。</translation>
        </message>
        <message>
            <source>This project is open to read only. Open it to write to train a voice.</source>
            <translation>このプロジェクトは読み取り専用で開かれています。声を学習するには書き込みできるように開いてください。</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>表示：%1</translation>
        </message>
        <message>
            <source>A training runs</source>
            <translation>学習中です</translation>
        </message>
        <message>
            <source>“%1” is still being trained.</source>
            <translation>「%1」はまだ学習中です。</translation>
        </message>
        <message>
            <source>It can go on in the background: open this project again to see how it stands.</source>
            <translation>バックグラウンドで続けられます。このプロジェクトをもう一度開くと状況が分かります。</translation>
        </message>
        <message>
            <source>Keep training</source>
            <translation>学習を続ける</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>学習を止める</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>キャンセル</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainWords</name>
        <message>
            <source>The training program did not start. Install the program again.</source>
            <translation>学習プログラムが起動しませんでした。プログラムを入れ直してください。</translation>
        </message>
        <message numerus="yes">
            <source>%n epoch(s) are kept. Resume goes on from there.</source>
            <translation>
                <numerusform>%n エポックが残っています。そこから再開できます。</numerusform>
            </translation>
        </message>
        <message>
            <source>Resume goes on from what is kept.</source>
            <translation>残っているところから再開できます。</translation>
        </message>
        <message>
            <source>Stopping after this step …</source>
            <translation>このステップの後で停止します…</translation>
        </message>
        <message>
            <source>Getting ready …</source>
            <translation>準備しています…</translation>
        </message>
        <message>
            <source>Epoch %1 of %2, step %3 of %4</source>
            <translation>エポック %1/%2、ステップ %3/%4</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>残り%1</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>起動中</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>停止中</translation>
        </message>
        <message>
            <source>training</source>
            <translation>学習中</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失敗</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>中断</translation>
        </message>
        <message>
            <source>Paused.</source>
            <translation>一時停止中。</translation>
        </message>
        <message>
            <source>Stopped; nothing is lost.</source>
            <translation>停止しました。何も失われていません。</translation>
        </message>
        <message>
            <source>The voice “%1” is ready. It is among your voices.</source>
            <translation>声「%1」ができました。声の一覧にあります。</translation>
        </message>
        <message>
            <source>The training ended unexpectedly.</source>
            <translation>学習が予期せず終了しました。</translation>
        </message>
        <message>
            <source>Manner</source>
            <translation>話し方</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>音色</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>合計</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>スペクトル</translation>
        </message>
        <message>
            <source>Spectrum (mel)</source>
            <translation>スペクトル（mel）</translation>
        </message>
        <message>
            <source>Pitch</source>
            <translation>音の高さ</translation>
        </message>
        <message>
            <source>Voicing</source>
            <translation>有声音</translation>
        </message>
        <message>
            <source>Writing the clips …</source>
            <translation>クリップを書き出しています…</translation>
        </message>
        <message>
            <source>Checking the clips …</source>
            <translation>クリップを調べています…</translation>
        </message>
        <message>
            <source>Listening to the clips …</source>
            <translation>クリップを聞いています…</translation>
        </message>
        <message>
            <source>no text</source>
            <translation>テキストがありません</translation>
        </message>
        <message>
            <source>the text is not %1</source>
            <translation>テキストが %1 ではありません</translation>
        </message>
        <message>
            <source>unknown language “%1”</source>
            <translation>不明な言語「%1」</translation>
        </message>
        <message>
            <source>the recording is not there</source>
            <translation>録音がありません</translation>
        </message>
        <message>
            <source>the recording cannot be read</source>
            <translation>録音を読み込めません</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>無音です</translation>
        </message>
        <message>
            <source>too short (%1)</source>
            <translation>短すぎます（%1）</translation>
        </message>
        <message>
            <source>too long (%1)</source>
            <translation>長すぎます（%1）</translation>
        </message>
        <message>
            <source>overdriven (%1 of it)</source>
            <translation>音割れ（%1）</translation>
        </message>
        <message>
            <source>the same recording as clip %1</source>
            <translation>クリップ %1 と同じ録音です</translation>
        </message>
        <message>
            <source>Several speakers (%1): the voice will be a mixture.</source>
            <translation>話者が複数います（%1）。混ざった声になります。</translation>
        </message>
        <message>
            <source>Only %1 of speech; a minute or more is better.</source>
            <translation>音声は %1 だけです。1 分以上あると良くなります。</translation>
        </message>
        <message>
            <source>Clip %1: %2</source>
            <translation>クリップ %1：%2</translation>
        </message>
        <message>
            <source>%1 – left out</source>
            <translation>%1 – 除外</translation>
        </message>
        <message>
            <source>Training begins.</source>
            <translation>学習を始めました。</translation>
        </message>
        <message>
            <source>The plan has been measured.</source>
            <translation>計画を測りました。</translation>
        </message>
        <message>
            <source>%1: epoch %2 of %3 is done.</source>
            <translation>%1：エポック %2/%3 が終わりました。</translation>
        </message>
        <message>
            <source>%1: before training</source>
            <translation>%1：学習前</translation>
        </message>
        <message>
            <source>%1: after epoch %2</source>
            <translation>%1：エポック %2 の後</translation>
        </message>
        <message>
            <source>%1, %2 of the words are misread, similarity %3.</source>
            <translation>%1、%2 の語を聞き間違い、類似度 %3。</translation>
        </message>
        <message>
            <source>The best so far.</source>
            <translation>これまでで最良です。</translation>
        </message>
        <message>
            <source>%1: step %2 is kept.</source>
            <translation>%1：ステップ %2 を保存しました。</translation>
        </message>
        <message>
            <source>Finished. The voice is ready.</source>
            <translation>完了。声ができました。</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>停止しました。</translation>
        </message>
        <message>
            <source>Failed.</source>
            <translation>失敗しました。</translation>
        </message>
        <message>
            <source>Base model (English)</source>
            <translation>基本モデル（英語）</translation>
        </message>
        <message>
            <source>%1 only</source>
            <translation>%1のみ</translation>
        </message>
        <message>
            <source>Sound and manner</source>
            <translation>音色と話し方</translation>
        </message>
        <message numerus="yes">
            <source>%n epoch(s)</source>
            <translation>
                <numerusform>%n エポック</numerusform>
            </translation>
        </message>
        <message>
            <source>at most %1 min</source>
            <translation>最長 %1 分</translation>
        </message>
        <message>
            <source>adapters</source>
            <translation>アダプター</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>about %1 s</source>
            <translation>約 %1 秒</translation>
        </message>
        <message>
            <source>about %1 min</source>
            <translation>約 %1 分</translation>
        </message>
        <message>
            <source>about %1 h</source>
            <translation>約 %1 時間</translation>
        </message>
    </context>
    <context>
        <name>timbre::ui::TrainingRuns</name>
        <message>
            <source>The run cannot be deleted: its folder cannot be written to.</source>
            <translation>この学習は削除できません。フォルダーに書き込めません。</translation>
        </message>
    </context>
</TS>
